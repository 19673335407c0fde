using System.Runtime.InteropServices;
using Scoring.Methods;
using Scoring.Panels;
using Scoring.Preparing;
using Scoring.Schemes;
using Scoring.Schemes.Writing;

namespace Scoring.Evaluating;

/// <summary>The outcomes of one run's steps, from which runs of similar schemes on the same panel take those that would come out the same.</summary>
/// <remarks>
/// A step is taken over when the steps so far are the same word for word, what it reads is the same bit for bit, and what the scheme tells it is the
/// same. A step that treats each variable by itself is taken over variable by variable, so that a scheme without one indicator shares the others.
/// </remarks>
sealed class StepMemory
{
    /// <summary>Imputations that look at one variable at a time.</summary>
    static readonly HashSet<string> OneVariable = new(
        Imputers.All.Where(imputer => imputer is ColumnImputer or ImputeNone).Select(imputer => imputer.Definition.Name), StringComparer.Ordinal);

    readonly List<(Panel Before, StepOutcome Outcome)> kept = [];
    readonly Dictionary<Scheme, Words> words = new(ReferenceEqualityComparer.Instance);
    Scheme? source;

    /// <summary>The first stage that a scheme's changes reach: its own words, indicators or nodes that it reads, or that it is there or gone.</summary>
    public StepKind FirstChanged(Scheme scheme)
    {
        var (mine, theirs) = (WordsOf(scheme), WordsOf(source!));
        var equal = EqualSteps(scheme);
        var reads = scheme.Steps.ToList().FindIndex(step =>
            step.Kind == StepKind.Derive ? mine.Indicators.Count != theirs.Indicators.Count || !HasIndicators(mine, theirs)
            : step.Kind is StepKind.Weight or StepKind.Aggregate && mine.Framework != theirs.Framework);
        if (reads >= 0 && reads < equal) return scheme.Steps[reads].Kind;
        // A step put in or taken away stands beside the one that follows it.
        return new[] { scheme, source! }.Where(one => equal < one.Steps.Count).Select(one => one.Steps[equal].Kind).DefaultIfEmpty(StepKind.Rank).Min();
    }

    /// <summary>How many steps at the beginning of a scheme are the same as in the run kept, word for word.</summary>
    int EqualSteps(Scheme scheme)
    {
        var (mine, theirs) = (WordsOf(scheme).Steps, WordsOf(source!).Steps);
        var equal = 0;
        while (equal < mine.Count && equal < theirs.Count && mine[equal] == theirs[equal]) equal++;
        return equal;
    }

    /// <summary>True when a scheme evaluates the same indicators by the same framework and steps.</summary>
    public bool IsSame(Scheme scheme)
    {
        var (mine, theirs) = (WordsOf(scheme), WordsOf(source!));
        return mine.Framework == theirs.Framework && mine.Steps.SequenceEqual(theirs.Steps)
            && mine.Indicators.Count == theirs.Indicators.Count && HasIndicators(mine, theirs);
    }

    /// <summary>Keeps the outcome of a step. Steps are kept in their order, of one run only.</summary>
    public void Keep(Scheme scheme, Panel before, StepOutcome outcome)
    {
        source ??= scheme;
        kept.Add((before, outcome));
    }

    /// <summary>The outcome that a step would have, or null when it has to run.</summary>
    /// <param name="scheme">The scheme being run.</param>
    /// <param name="position">Position of the step.</param>
    /// <param name="before">What the step before made; its panel is what the step is given.</param>
    public StepOutcome? Recall(Scheme scheme, int position, StepOutcome before)
    {
        if (source is null || position >= kept.Count || EqualSteps(scheme) <= position) return null;
        var (mine, theirs) = (WordsOf(scheme), WordsOf(source));
        var (earlier, outcome) = kept[position];
        var step = scheme.Steps[position];
        // These read more than the panel: what was dropped, the values before they were normalised, weights, nodes, rulings.
        if (step.Kind is StepKind.Weight or >= StepKind.Aggregate)
            return mine.Framework == theirs.Framework && position > 0 && ReferenceEquals(before, kept[position - 1].Outcome) ? outcome : null;
        if (!HasIndicators(mine, theirs) || !IsPart(before.Panel, earlier)) return null;
        var codes = step.Kind == StepKind.Derive ? [.. scheme.NeededIndicators.Select(indicator => indicator.Code)] : before.Panel.Variables;
        if (mine.Framework == theirs.Framework && codes.SequenceEqual(outcome.Panel.Variables, StringComparer.Ordinal)) return outcome;
        if (!IsByVariable(step, before.Panel)) return null;
        return new StepOutcome(Part(outcome.Panel, codes), null, Part(outcome.Record, codes))
        {
            Treated = [.. outcome.Treated.Where(column => codes.Contains(column.Code, StringComparer.Ordinal))],
        };
    }

    /// <summary>The outcome that a step before weighting would have on just the same variables, or null when it has to run.</summary>
    /// <param name="scheme">The scheme being run.</param>
    /// <param name="position">Position of the step.</param>
    /// <param name="before">The panel that the step is given.</param>
    public StepOutcome? RecallWhole(Scheme scheme, int position, Panel before)
    {
        var step = scheme.Steps[position];
        if (source is null || position >= kept.Count || step.Kind >= StepKind.Weight || EqualSteps(scheme) <= position) return null;
        var (mine, theirs) = (WordsOf(scheme), WordsOf(source));
        var (earlier, outcome) = kept[position];
        if (mine.Framework != theirs.Framework && !IsByVariable(step, before)) return null;
        return mine.Indicators.Count == theirs.Indicators.Count && HasIndicators(mine, theirs)
            && before.Variables.SequenceEqual(earlier.Variables, StringComparer.Ordinal) && IsPart(before, earlier)
            && (step.Kind != StepKind.Derive || scheme.NeededIndicators.Select(indicator => indicator.Code).SequenceEqual(outcome.Panel.Variables, StringComparer.Ordinal))
            ? outcome
            : null;
    }

    static bool IsByVariable(Step step, Panel panel) => step.Kind switch
    {
        StepKind.Derive or StepKind.Treat or StepKind.Normalise => true,
        StepKind.Impute => panel.Variables.All(variable => OneVariable.Contains(step.For(variable).Method.Name)),
        _ => false,
    };

    /// <summary>True when every indicator is defined as it was in the run kept.</summary>
    static bool HasIndicators(Words mine, Words theirs) =>
        mine.Indicators.All(indicator => theirs.Indicators.TryGetValue(indicator.Key, out var other) && other == indicator.Value);

    static bool IsPart(Panel part, Panel whole)
    {
        if (part.Years.Count != whole.Years.Count || !ReferenceEquals(part.Roster, whole.Roster)) return false;
        for (var year = 0; year < part.Years.Count; year++)
            if (part.Years[year] != whole.Years[year] || !part.Present(year).SequenceEqual(whole.Present(year)))
                return false;
        for (var variable = 0; variable < part.Variables.Count; variable++)
        {
            var other = whole.IndexOf(part.Variables[variable]);
            if (other < 0) return false;
            for (var year = 0; year < part.Years.Count; year++)
                if (!AreSame(part[variable, year], whole[other, year]))
                    return false;
        }
        return true;
    }

    static bool AreSame(Column one, Column other) => ReferenceEquals(one, other)
        || ((one.Statuses is null) == (other.Statuses is null)
            && (ReferenceEquals(one.Values, other.Values)
                || MemoryMarshal.AsBytes(one.Values.AsSpan()).SequenceEqual(MemoryMarshal.AsBytes(other.Values.AsSpan())))
            && one.Statuses.AsSpan().SequenceEqual(other.Statuses));

    /// <summary>A panel with some of its variables.</summary>
    public static Panel Part(Panel panel, IReadOnlyList<string> codes)
    {
        var columns = new Column[codes.Count][];
        for (var i = 0; i < columns.Length; i++)
        {
            var variable = panel.IndexOf(codes[i]);
            columns[i] = [.. Enumerable.Range(0, panel.Years.Count).Select(year => panel[variable, year])];
        }
        return panel.WithVariables(codes, columns);
    }

    static StepRecord Part(StepRecord record, IReadOnlyList<string> codes)
    {
        var wanted = codes.ToHashSet(StringComparer.Ordinal);
        return record with
        {
            Fitted = [.. record.Fitted.Where(entry => wanted.Contains(entry.Code))],
            Changed = [.. record.Changed.Where(changed => wanted.Contains(changed.Code))],
            Treated = [.. record.Treated.Where(treated => wanted.Contains(treated.Code))],
        };
    }

    Words WordsOf(Scheme scheme)
    {
        lock (words)
        {
            if (!words.TryGetValue(scheme, out var known)) words[scheme] = known = Words.Of(scheme);
            return known;
        }
    }

    /// <summary>A scheme's parts as text: equal texts mean equal parts.</summary>
    sealed record Words(IReadOnlyDictionary<string, string> Indicators, string Framework, IReadOnlyList<string> Steps)
    {
        public static Words Of(Scheme scheme) => new(
            scheme.NeededIndicators.ToDictionary(indicator => indicator.Code, indicator => SchemeWriter.Write(indicator).ToJsonString(), StringComparer.Ordinal),
            SchemeWriter.Write(scheme.Framework).ToJsonString(),
            [.. scheme.Steps.Select(step => step.Kind.Key() + ChoiceWriter.Write(step).ToJsonString())]);
    }
}
