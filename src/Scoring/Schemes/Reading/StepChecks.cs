using Scoring.Adjusting;
using Scoring.Expressions;
using Scoring.Findings;
using Scoring.Methods;

namespace Scoring.Schemes.Reading;

/// <summary>Checks that need the whole scheme: what options say of nodes, and directions against goalposts.</summary>
sealed class StepChecks(FaultList faults)
{
    /// <summary>Names in formulas must be children of the node, names in <c>eligible</c> nodes or indicators.</summary>
    public void CheckAggregation(ReadStep aggregate, Node framework)
    {
        var known = framework.TopDown().Select(node => node.Code).ToList();
        foreach (var place in aggregate.Places.Values.Append(aggregate.At))
            foreach (var (code, at) in place.Find("eligible")?.Members ?? [])
                if (!known.Contains(code, StringComparer.Ordinal))
                    faults.AddUnknown(FindingKinds.SchemeUnknownCode, at, code, known);

        foreach (var node in framework.TopDown())
            if (aggregate.Step.Overrides.TryGetValue(node.Code, out var choice))
                foreach (var option in choice.Method.AllOptions.Where(option => option.Type == OptionType.Formula))
                    if (choice.Options[option.Name] is string formula)
                        CheckFormula(aggregate.Places[node.Code].Find(option.Name) ?? aggregate.Places[node.Code], node, Expression.Parse(formula));
    }

    /// <summary>Codes that weighting options name must be children, nodes or indicators; tables must be among the scheme's.</summary>
    public void CheckWeighting(ReadStep weight, Node framework, IEnumerable<string> tables)
    {
        var known = framework.TopDown().Select(node => node.Code).ToList();
        CheckWeighting(weight.Step.Choice, weight.At, known, tables);
        foreach (var node in framework.TopDown())
            if (weight.Step.Overrides.TryGetValue(node.Code, out var choice))
                CheckWeighting(choice, weight.Places[node.Code], known, tables);
    }

    /// <summary>A table that the scheme itself names and no step reads is most likely a slip.</summary>
    public void CheckTables(SchemeValue? tables, IEnumerable<Step> steps)
    {
        var read = new List<string> { "roster", "corrections" };
        foreach (var choice in steps.SelectMany(step => step.Overrides.Values.Append(step.Choice))) AddTables(choice, read);
        foreach (var (name, file) in tables?.Members ?? [])
            if (file.Level == 0 && !read.Contains(name, StringComparer.Ordinal))
                faults.AddUnknown(FindingKinds.SchemeUnknownKey, file, name, read);
    }

    static void AddTables(MethodChoice choice, List<string> read)
    {
        foreach (var option in choice.Method.AllOptions)
            if (option.Name == "table" && choice.Options[option.Name] is string table) read.Add(table);
            else if (option.Type == OptionType.Methods)
                foreach (var inner in choice.Options.Methods(option.Name))
                    AddTables(inner, read);
            else if (option.Type == OptionType.Items && option.Fields.Any(field => field.Name == "table"))
                read.AddRange(choice.Options.Items(option.Name).Select(item => item["table"]).OfType<string>());
    }

    void CheckWeighting(MethodChoice choice, SchemeValue at, IReadOnlyList<string> known, IEnumerable<string> tables)
    {
        foreach (var option in choice.Method.AllOptions)
        {
            var place = at.Find(option.Name) ?? at;
            if (option.Name == "table" && choice.Options[option.Name] is string table && !tables.Contains(table, StringComparer.Ordinal))
                faults.AddUnknown(FindingKinds.SchemeUnknownCode, place, table, tables);
            if (option.Type == OptionType.NumberByName)
                foreach (var code in choice.Options.NumberByName(option.Name).Keys)
                    if (!known.Contains(code, StringComparer.Ordinal))
                        faults.AddUnknown(FindingKinds.SchemeUnknownCode, place.Find(code) ?? place, code, known);
            if (option.Type == OptionType.Methods)
                foreach (var (i, inner) in choice.Options.Methods(option.Name).Index())
                    CheckWeighting(inner, i < place.Items.Count ? place.Items[i] : place, known, tables);
        }
    }

    /// <summary>The indicators with the direction that goalposts imply; a stated direction that contradicts them is a fault.</summary>
    /// <param name="indicators">The indicators.</param>
    /// <param name="normalising">The steps that normalise. Directions count in the first that changes the indicator; after it more is better.</param>
    public IReadOnlyList<Indicator> Directed(IReadOnlyList<IndicatorDraft> indicators, IReadOnlyList<ReadStep> normalising) => [.. indicators.Select(draft =>
        normalising.FirstOrDefault(step => step.Step.For(draft.Indicator.Code).Method.Name != "none") is { } first ? Directed(draft, first) : draft.Indicator)];

    Indicator Directed(IndicatorDraft draft, ReadStep normalise)
    {
        var indicator = draft.Indicator;
        var options = normalise.Step.For(indicator.Code).Options;
        if (Posts(options) is not var (worstName, worst, bestName, best)) return indicator;
        var place = normalise.Places.GetValueOrDefault(indicator.Code, normalise.At);
        var goalposts = $"{Shown.Plain(indicator.Code)}: {worstName} {Shown.Number(worst)}, {bestName} {Shown.Number(best)}";
        if (worst == best)
        {
            faults.Add(FindingKinds.SchemeNumber, place, goalposts, $"{worstName} ≠ {bestName}");
            return indicator;
        }
        var (sign, direction) = best > worst ? ("+", 1) : ("-", -1);
        if (Value(options, "direction") is string option && option != sign)
            faults.Add(FindingKinds.SchemeDirection, place, $"\"{option}\", {goalposts}", $"\"{sign}\"");
        if (draft.Direction is null) return indicator with { Direction = direction };
        if (indicator.Direction != direction)
            faults.Add(FindingKinds.SchemeDirection, draft.Direction, $"{Shown.Value(draft.Direction)}, {goalposts}", $"\"{sign}\"");
        return indicator;
    }

    /// <summary>
    /// Raw variables that the conditions of normalisers name. An indicator that the framework does not need has no values to read: a fault.
    /// </summary>
    public IEnumerable<string> ConditionVariables(
        IReadOnlyList<ReadStep> steps, Node framework, IReadOnlyList<IndicatorDraft> indicators, IReadOnlySet<string> needed)
    {
        var ofSteps = steps.Where(step => step.Step.Kind == StepKind.Normalise).SelectMany(step => step.Step.Overrides.Values.Prepend(step.Step.Choice));
        var scored = framework.TopDown().Where(node => !node.IsLeaf).SelectMany(node => node.Publish.Select(publication => publication.Code).Prepend(node.Code)).ToHashSet(StringComparer.Ordinal);
        var ofRules = steps.Where(step => step.Step.Kind == StepKind.Adjust).SelectMany(step => AdjustmentItem.Of(step.Step))
            .Where(item => item.Expression is not null).SelectMany(item => Expression.Parse(item.Expression!).Names).Where(name => !scored.Contains(name));
        var ofNodes = framework.TopDown().SelectMany(node => node.Then.Concat(node.Publish.SelectMany(publication => publication.Then)));
        var conditions = from choice in ofSteps.Concat(ofNodes)
                         from option in choice.Method.AllOptions
                         where option.Type == OptionType.Formula && choice.Options.Has(option.Name)
                         select Expression.Parse(choice.Options.Word(option.Name));
        var names = conditions.SelectMany(condition => condition.Names).Concat(ofRules).Distinct(StringComparer.Ordinal).ToList();
        foreach (var draft in indicators)
            if (names.Contains(draft.Indicator.Code, StringComparer.Ordinal) && !needed.Contains(draft.Indicator.Code))
                faults.Add(FindingKinds.SchemeUnknownCode, draft.At, Shown.Plain(draft.Indicator.Code),
                    Shown.Words([.. needed.Order(StringComparer.Ordinal)]));
        return names.Where(name => !needed.Contains(name));
    }

    /// <summary>The stated ends of a scale, whichever names the method has for them; null when it has none or they are not both given.</summary>
    static (string WorstName, double Worst, string BestName, double Best)? Posts(OptionSet options)
    {
        foreach (var (worst, best) in new[] { ("worst", "best"), ("unacceptable", "satisfactory") })
            if (Value(options, worst) is double low && Value(options, best) is double high)
                return (worst, low, best, high);
        // Points that only rise or only fall tell the direction as well; around an optimum they do not.
        if (Value(options, "anchors") is not (double From, double To)[] { Length: > 1 } anchors) return null;
        var slopes = anchors.Skip(1).Select((anchor, i) => Math.Sign(anchor.To - anchors[i].To)).Where(slope => slope != 0).Distinct().ToList();
        if (slopes.Count != 1) return null;
        var (first, last) = (anchors[0].From, anchors[^1].From);
        return slopes[0] > 0 ? ("anchors", first, "anchors", last) : ("anchors", last, "anchors", first);
    }

    void CheckFormula(SchemeValue at, Node node, Expression formula)
    {
        var children = node.Children.Select(child => child.Code).ToList();
        foreach (var name in formula.Names.Where(name => !children.Contains(name, StringComparer.Ordinal)))
            faults.AddUnknown(FindingKinds.SchemeUnknownCode, at, name, children);
    }

    static object? Value(OptionSet options, string name) => options.All.FirstOrDefault(option => option.Key == name).Value;
}
