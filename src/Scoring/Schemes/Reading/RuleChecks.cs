using Scoring.Findings;
using Scoring.Methods;

namespace Scoring.Schemes.Reading;

/// <summary>Checks the rules of the steps after aggregation: what each kind needs, tables and classes that must be there.</summary>
/// <param name="faults">Where faults go.</param>
/// <param name="tables">Files by the names that the scheme gives them.</param>
sealed class RuleChecks(FaultList faults, IReadOnlyDictionary<string, string> tables)
{
    /// <summary>Checks every step after aggregation.</summary>
    public void Check(IReadOnlyList<ReadStep> steps)
    {
        foreach (var step in steps.Where(step => step.Step.Kind == StepKind.Adjust))
            foreach (var (item, at) in Items(step, "items")) CheckItem(item, at);
    }

    void CheckItem(OptionSet item, SchemeValue at)
    {
        var isPoints = item.Word("kind") is "bonus" or "penalty";
        var (fed, other) = isPoints ? ("points", "when") : ("when", "points");
        Refuse(at, other, item.Word("kind"));
        if (!isPoints) Refuse(at, "cap", item.Word("kind"));
        if (item.Word("kind") != "veto") Refuse(at, "class", item.Word("kind"));
        if (item.Word("kind") != "exclusion") Refuse(at, "sample", item.Word("kind"));
        if (item.Has(fed) == item.Has("table")) faults.Add(FindingKinds.SchemeMissingKey, at, item.Has(fed) ? $"{fed}, table" : Shown.Plain(item.Word("code")), $"{fed} | table");
        if (item["table"] is string table && !tables.ContainsKey(table))
            faults.AddUnknown(FindingKinds.SchemeUnknownCode, at.Find("table") ?? at, table, tables.Keys.Order(StringComparer.Ordinal));
    }

    /// <summary>A key that means nothing for this kind.</summary>
    void Refuse(SchemeValue at, string key, string kind)
    {
        if (at.Find(key) is { IsNull: false } value) faults.Add(FindingKinds.SchemeUnknownKey, value, $"{key} ({kind})");
    }

    /// <summary>The objects of an option with the places they were written at.</summary>
    static IEnumerable<(OptionSet Item, SchemeValue At)> Items(ReadStep step, string option)
    {
        var places = step.At.Find(option)?.Items ?? [];
        return step.Step.Choice.Options.Items(option).Select((item, i) => (item, i < places.Count ? places[i] : step.At));
    }
}
