namespace Scoring.Grading;

/// <summary>One thread's memory for grading by a plan: one year or draw after another, nothing allocated between them.</summary>
sealed class GradeSheet
{
    readonly GradePlan plan;
    readonly GradeWork work;
    readonly double[] all;
    readonly double[] scores;
    readonly double[] references;
    readonly double[] insideScores;
    readonly double[] insideRanks;
    readonly double[] insideReferences;
    readonly int[] insideClasses;

    internal GradeSheet(GradePlan plan)
    {
        this.plan = plan;
        var (units, most) = (plan.Measures.Length, plan.Members.SelectMany(groups => groups).Select(group => group.Length).DefaultIfEmpty(0).Max());
        work = new GradeWork(units);
        (all, scores, references) = (new double[units], new double[units], new double[units]);
        (insideScores, insideRanks, insideReferences, insideClasses) = (new double[most], new double[most], new double[most], new int[most]);
    }

    /// <summary>What is graded, after rounding and turned so that more is better; NaN for units that are not ranked.</summary>
    internal ReadOnlySpan<double> Scores => scores;

    /// <summary>Takes a year's or a draw's scores.</summary>
    /// <param name="adjusted">What is graded, aggregate units too.</param>
    /// <param name="isRanked">By unit: not NaN where it is ranked.</param>
    internal void Take(ReadOnlySpan<double> adjusted, ReadOnlySpan<double> isRanked)
    {
        adjusted.CopyTo(all);
        plan.Round(all);
        for (var unit = 0; unit < all.Length; unit++)
        {
            scores[unit] = double.IsNaN(isRanked[unit]) ? double.NaN : plan.Sign * all[unit];
            references[unit] = plan.Measures[unit] < 0 ? double.NaN : plan.Sign * all[plan.Measures[unit]];
        }
    }

    /// <summary>Grades all units together, before vetoes.</summary>
    /// <param name="ranks">Places among all; NaN = none.</param>
    /// <param name="tolerance">What scores may be wrong by.</param>
    /// <param name="classes">Takes the index of a class by unit.</param>
    /// <returns>Whether that could matter.</returns>
    internal bool GradeAll(ReadOnlySpan<double> ranks, double tolerance, Span<int> classes) =>
        plan.Rule.Apply(new GradeSample(scores, ranks, references), tolerance, work, classes);

    /// <summary>Grades each group of a ranking by itself, before vetoes. Units outside have no class.</summary>
    /// <param name="ranking">Position among the plan's groups.</param>
    /// <param name="ranks">Places inside the groups; NaN = none.</param>
    /// <param name="tolerance">What scores may be wrong by.</param>
    /// <param name="classes">Takes the index of a class by unit.</param>
    /// <returns>Whether that could matter.</returns>
    internal bool GradeGroups(int ranking, ReadOnlySpan<double> ranks, double tolerance, Span<int> classes)
    {
        classes.Fill(-1);
        var isNear = false;
        foreach (var members in plan.Members[ranking])
        {
            for (var i = 0; i < members.Length; i++)
                (insideScores[i], insideRanks[i], insideReferences[i]) = (scores[members[i]], ranks[members[i]], references[members[i]]);
            var inside = insideClasses.AsSpan(0, members.Length);
            isNear |= plan.Rule.Apply(
                new GradeSample(insideScores.AsSpan(0, members.Length), insideRanks.AsSpan(0, members.Length), insideReferences.AsSpan(0, members.Length)), tolerance, work, inside);
            for (var i = 0; i < members.Length; i++) classes[members[i]] = inside[i];
        }
        return isNear;
    }

    /// <summary>Moves units down to the best class that vetoes leave open.</summary>
    internal static void Hold(Span<int> classes, ReadOnlySpan<int> floors)
    {
        for (var unit = 0; unit < classes.Length; unit++)
            if (classes[unit] >= 0) classes[unit] = Math.Max(classes[unit], floors[unit]);
    }
}
