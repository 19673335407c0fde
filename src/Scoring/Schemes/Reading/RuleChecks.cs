using Scoring.Findings;
using Scoring.Methods;

namespace Scoring.Schemes.Reading;

/// <summary>Checks the rules of the steps after aggregation: what each kind needs, tables and classes that must be there.</summary>
/// <param name="faults">Where faults go.</param>
/// <param name="tables">Files by the names that the scheme gives them.</param>
/// <param name="nodes">Codes of the framework's nodes.</param>
sealed class RuleChecks(FaultList faults, IReadOnlyDictionary<string, string> tables, IReadOnlyList<string> nodes)
{
    /// <summary>Conditions of rewards, those over classes first.</summary>
    static readonly string[] Conditions = ["class_before", "class_after", "class_up", "rank_up", "rank_up_most", "rank_top"];

    static readonly string[] Bounds = ["from", "times", "plus", "top", "share"];

    /// <summary>Checks every step after aggregation.</summary>
    public void Check(IReadOnlyList<ReadStep> steps)
    {
        foreach (var step in steps.Where(step => step.Step.Kind == StepKind.Adjust))
            foreach (var (item, at) in Items(step, "items")) CheckItem(item, at);
        CheckRewards(steps);
        foreach (var step in steps.Where(step => step.Step.Kind == StepKind.Normalise))
            foreach (var (choice, at) in step.Step.Overrides.Select(pair => (pair.Value, step.Places[pair.Key])).Prepend((step.Step.Choice, step.At)))
                if (choice.Options.All.FirstOrDefault(option => option.Key == "table").Value is string table && !tables.ContainsKey(table))
                    faults.AddUnknown(FindingKinds.SchemeUnknownCode, at.Find("table") ?? at, table, tables.Keys.Order(StringComparer.Ordinal));
        var highFirst = steps.FirstOrDefault(step => step.Step.Kind == StepKind.Rank)?.Step.Choice.Options.All.FirstOrDefault(option => option.Key == "order").Value is not "low-first";
        foreach (var grade in steps.Where(step => step.Step.Kind == StepKind.Grade))
        {
            CheckClasses(grade, highFirst);
            foreach (var node in grade.Step.Choice.Options.Names("nodes").Where(node => !nodes.Contains(node, StringComparer.Ordinal)))
                faults.AddUnknown(FindingKinds.SchemeUnknownCode, grade.At.Find("nodes") ?? grade.At, node, nodes);
            string[] classes = [.. grade.Step.Choice.Options.Items("classes").Select(item => item.Word("code"))];
            foreach (var (item, at) in steps.Where(step => step.Step.Kind == StepKind.Adjust).SelectMany(step => Items(step, "items")))
                if (item["class"] is string held && !classes.Contains(held, StringComparer.Ordinal))
                    faults.AddUnknown(FindingKinds.SchemeUnknownCode, at.Find("class") ?? at, held, classes);
        }
    }

    /// <summary>A rule needs a condition; what it says of classes needs a step that grades, and classes that this step has.</summary>
    void CheckRewards(IReadOnlyList<ReadStep> steps)
    {
        var grade = steps.FirstOrDefault(step => step.Step.Kind == StepKind.Grade);
        var classes = grade?.Step.Choice.Options.Items("classes").Select(item => item.Word("code")).ToList() ?? [];
        foreach (var (item, at) in steps.Where(step => step.Step.Kind == StepKind.Reward).SelectMany(step => Items(step, "rules")))
        {
            if (!Conditions.Any(item.Has)) faults.Add(FindingKinds.SchemeMissingKey, at, Shown.Plain(item.Word("code")), Shown.Words(Conditions));
            if (item["first_entry"] is true && !item.Has("class_after")) faults.Add(FindingKinds.SchemeMissingKey, at, "first_entry", "class_after");
            foreach (var key in Conditions[..3].Where(item.Has))
                if (grade is null) faults.Add(FindingKinds.SchemeNoSuchStep, at.Find(key) ?? at, key, "$.steps.grade");
                else
                    foreach (var code in key == "class_up" ? [] : item.Names(key).Where(code => !classes.Contains(code, StringComparer.Ordinal)))
                        faults.AddUnknown(FindingKinds.SchemeUnknownCode, at.Find(key) ?? at, code, classes);
        }
    }

    /// <summary>Bounds must grow easier from class to class; only the last has none.</summary>
    void CheckClasses(ReadStep step, bool highFirst)
    {
        var items = Items(step, "classes").ToList();
        double? easier = null;
        for (var i = 0; i < items.Count; i++)
        {
            var (item, at) = items[i];
            var given = Bounds.Where(bound => item.All.Any(option => option.Key == bound && option.Value is not null)).ToList();
            var isLast = i == items.Count - 1;
            if (isLast ? given.Count > 0 : given.Count == 0 || (given.Count > 1 && !given.SequenceEqual(["times", "plus"])))
                faults.Add(FindingKinds.ClassesUnfit, at, $"{Shown.Plain(item.Word("code"))}: {(given.Count == 0 ? "–" : string.Join(", ", given))}", isLast ? "–" : null);
            if (isLast || given.Count != 1 || given[0] is "times" or "plus") continue;
            var sign = given[0] is "top" or "share" || (step.Step.Choice.Method.Name != "quantiles" && !highFirst) ? 1 : -1;
            var bound = sign * (item[given[0]] is int top ? top : item.Number(given[0]));
            if (bound <= easier) faults.Add(FindingKinds.ClassesUnfit, at, $"{Shown.Plain(item.Word("code"))}: {given[0]} {Shown.Number(sign * bound)}", (sign < 0 ? "< " : "> ") + Shown.Number(sign * easier.Value));
            easier = bound;
        }
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
