using Scoring.Findings;

namespace Scoring.Schemes.Reading;

/// <summary>Reads <c>variables</c>: what is known of the raw variables.</summary>
sealed class VariableReader(FaultList faults)
{
    static readonly string[] Kinds = ["stock", "flow", "rate"];

    readonly Scalars scalars = new(faults);
    readonly MissingReader missing = new(faults);

    public IReadOnlyList<Variable> Read(SchemeValue? value)
    {
        if (value is null) return [];
        if (!value.IsArray) faults.AddType(value, "array");
        var codes = new CodeTable(faults);
        return [.. value.Items.Select(item => ReadOne(item, codes)).OfType<Variable>()];
    }

    Variable? ReadOne(SchemeValue value, CodeTable codes)
    {
        var keys = new ObjectReader(value, faults, ["code", "name", "source", "unit", "kind", "missing", "range", "convert"]);
        var code = scalars.Code(keys.Required("code"));
        var kind = scalars.Choice(keys["kind"], Kinds);
        var variable = new Variable(code ?? "")
        {
            Unit = scalars.Line(keys["unit"]) ?? "",
            Kind = kind is null ? VariableKind.Unspecified : (VariableKind)(Array.IndexOf(Kinds, kind) + 1),
            Missing = missing.Read(keys["missing"]),
            Range = keys["range"] is { } range ? Range(range) : null,
            Convert = Convert(keys["convert"]),
        };
        if (scalars.Text(keys["name"]) is { } name) variable = variable with { Name = name };
        if (scalars.Name(keys["source"]) is { } source) variable = variable with { Source = source };
        if (code is null) return null;
        codes.Take(code, keys["code"]!);
        return variable;
    }

    (double Low, double High)? Range(SchemeValue value)
    {
        if (!value.IsArray || value.Items.Count != 2)
        {
            faults.AddType(value, "[low, high]");
            return null;
        }
        var (low, high) = (scalars.Number(value.Items[0]), scalars.Number(value.Items[1]));
        if (low <= high) return (low.Value, high.Value);
        if (low > high) faults.Add(FindingKinds.SchemeNumber, value, $"[{Shown.Number(low.Value)}, {Shown.Number(high.Value)}]", "low ≤ high");
        return null;
    }

    SortedDictionary<string, double> Convert(SchemeValue? value)
    {
        var factors = new SortedDictionary<string, double>(StringComparer.Ordinal);
        if (value is null) return factors;
        if (!value.IsObject) faults.AddType(value, "{unit: factor, …}");
        foreach (var (unit, item) in value.Members)
        {
            if (!Scalars.IsCode(unit)) faults.Add(FindingKinds.SchemeText, item, Shown.Text(unit));
            if (scalars.Number(item, above: 0) is { } factor) factors[unit] = factor;
        }
        return factors;
    }
}
