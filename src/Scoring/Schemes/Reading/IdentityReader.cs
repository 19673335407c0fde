namespace Scoring.Schemes.Reading;

/// <summary>Reads <c>identities</c>: equations that raw variables must satisfy.</summary>
/// <remarks>Which variables there are only the data tell, so the names in their expressions are checked when the panel is read.</remarks>
sealed class IdentityReader(FaultList faults)
{
    readonly Scalars scalars = new(faults);
    readonly OptionReader options = new(faults);

    public IReadOnlyList<Identity> Read(SchemeValue? value)
    {
        if (value is null) return [];
        if (!value.IsArray) faults.AddType(value, "array");
        var codes = new CodeTable(faults);
        return [.. value.Items.Select(item => ReadOne(item, codes)).OfType<Identity>()];
    }

    Identity? ReadOne(SchemeValue value, CodeTable codes)
    {
        var keys = new ObjectReader(value, faults, ["code", "name", "left", "right", "units", "tolerance", "relative"]);
        var code = scalars.Code(keys.Required("code"));
        var (left, right) = (options.Formula(keys.Required("left")), options.Formula(keys.Required("right")));
        var (tolerance, relative) = (scalars.Number(keys["tolerance"], minimum: 0), scalars.Number(keys["relative"], minimum: 0));
        var name = scalars.Text(keys["name"]);
        var units = Units(keys["units"]);
        if (code is not null) codes.Take(code, keys["code"]!);
        if (code is null || left is null || right is null) return null;
        var identity = new Identity(code, left, right) { Units = units, Tolerance = tolerance ?? 0, Relative = relative ?? 0 };
        return name is null ? identity : identity with { Name = name };
    }

    IReadOnlyList<string> Units(SchemeValue? value)
    {
        if (value is null) return [];
        if (!value.IsArray) faults.AddType(value, "array");
        return [.. value.Items.Select(scalars.Code).OfType<string>()];
    }
}
