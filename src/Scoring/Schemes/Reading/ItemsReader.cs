using Scoring.Findings;
using Scoring.Methods;

namespace Scoring.Schemes.Reading;

/// <summary>Reads a list of objects that all have the same keys, such as the rules of a reward step.</summary>
/// <param name="faults">Where faults go.</param>
/// <param name="options">Reads the value of a key.</param>
sealed class ItemsReader(FaultList faults, OptionReader options)
{
    /// <summary>The objects in the order given; null with a fault when any of them is unsound. Codes are distinct.</summary>
    public OptionSet[]? Read(OptionDefinition option, SchemeValue value)
    {
        var (before, form) = (faults.Count, "[{" + Shown.Words(option.Fields.Select(field => field.Name)) + "}, …]");
        if (!value.IsArray) faults.AddType(value, form);
        else if (value.Items.Count == 0) faults.Add(FindingKinds.SchemeEmpty, value, "[]", form);
        string[] names = [.. option.Fields.Select(field => field.Name)];
        var codes = new HashSet<string>(StringComparer.Ordinal);
        var items = new List<OptionSet>();
        foreach (var item in value.Items)
        {
            var keys = new ObjectReader(item, faults, names);
            var given = new Dictionary<string, object?>(StringComparer.Ordinal);
            foreach (var field in option.Fields)
                if ((field.Required ? keys.Required(field.Name) : keys[field.Name]) is { } member && (field.Required || !member.IsNull)
                    && options.Read(field, member) is { } read)
                    given[field.Name] = read;
            if (given.GetValueOrDefault("code") is string code && !codes.Add(code))
                faults.Add(FindingKinds.SchemeDuplicateCode, item.Find("code")!, Shown.Text(code));
            items.Add(new OptionSet(option.Fields, given));
        }
        return faults.Count == before ? [.. items] : null;
    }
}
