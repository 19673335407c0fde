using Scoring.Adjusting;
using Scoring.Grading;
using Scoring.Kernels;
using Scoring.Ranking;

namespace Scoring.Experiments.Plans;

/// <summary>Grades the draws of a plan by the scheme's grade step, as the annual run would with these weights.</summary>
/// <remarks>
/// A matrix product differs from the annual run in the last bits of a score. Where that could move a unit over a bound (it stands closer to one than the
/// product can be wrong) and where scores are rounded first, the draw's scores are computed again with the bits of the annual run and graded by those: classes
/// are always those of the annual run. Nothing is allocated per draw but in a draw that the annual run's aggregation must score.
/// </remarks>
sealed class DrawnClasses
{
    const double RelativeError = 1e-11, RelativeErrorOfPowers = 1e-9;

    readonly RankRule rank;
    readonly LinearForm? form;
    readonly int[] units;
    readonly int[] references;
    readonly double[]? offsets;
    readonly int[] floors;
    readonly DrawScorer? exact;
    readonly IReadOnlyList<AdjustmentItem> items;
    readonly bool[] isRankedInside;
    readonly bool isAlwaysExact;
    readonly double size;

    /// <summary>Lays out grading.</summary>
    /// <param name="plan">The grade step.</param>
    /// <param name="rank">How units are ranked.</param>
    /// <param name="form">How rows relate to scores; null = they are scores.</param>
    /// <param name="size">What rows may be wrong by, relative to 10⁻¹¹; 0 = they have the bits of the annual run.</param>
    /// <param name="units">By row: the unit's index in the roster.</param>
    /// <param name="references">Indices of the aggregate units that are scored beside them.</param>
    /// <param name="offsets">By unit of the roster: points of the run, NaN for an excluded unit; null = none.</param>
    /// <param name="floors">By unit of the roster: the best class that the run's vetoes leave open.</param>
    /// <param name="items">Adjustments whose points follow from the weights; empty = those of the run hold.</param>
    /// <param name="isRankedInside">By grouping of the plan: whether the rank step ranks inside it.</param>
    /// <param name="exact">Scores draws with the bits of the annual run, by the same rows; null = the rows have them.</param>
    internal DrawnClasses(GradePlan plan, RankRule rank, LinearForm? form, double size, int[] units, int[] references, double[]? offsets, int[] floors,
        IReadOnlyList<AdjustmentItem> items, bool[] isRankedInside, DrawScorer? exact)
    {
        (Plan, this.rank, this.form, this.size, this.units, this.references, this.offsets, this.floors) = (plan, rank, form, size, units, references, offsets, floors);
        (this.items, this.isRankedInside, this.exact) = (items, isRankedInside, exact);
        isAlwaysExact = exact is not null && (plan.Rounds || (plan.Rule.ReadsRanks && rank.Decimals is not null));
    }

    /// <summary>The grade step.</summary>
    internal GradePlan Plan { get; }

    /// <summary>A tally of the right shape, by unit of the roster.</summary>
    internal ClassTally NewTally() => new(1 + Plan.Groups.Count, Plan.Classes.Count, Plan.Measures.Length);

    /// <summary>What one thread needs.</summary>
    internal Sheet NewSheet() => new(this);

    /// <summary>One thread's memory for grading.</summary>
    internal sealed class Sheet
    {
        readonly DrawnClasses owner;
        readonly GradeSheet sheet;
        readonly double[] adjusted;
        readonly double[] isRanked;
        readonly double[] ranks;
        readonly double[] taken;
        readonly double[] inside;
        readonly double[] ownRanks;
        readonly double[] insideRanks;
        readonly int[][] classes;
        readonly RankScratch scratch = new();
        DrawScratch? exact;

        internal Sheet(DrawnClasses owner)
        {
            this.owner = owner;
            var roster = owner.Plan.Measures.Length;
            sheet = new GradeSheet(owner.Plan);
            (adjusted, isRanked, ranks, insideRanks) = (new double[roster], new double[roster], new double[roster], new double[roster]);
            (taken, inside, ownRanks) = (new double[roster], new double[roster], new double[roster]);
            foreach (var array in new[] { adjusted, isRanked, ranks }) Array.Fill(array, double.NaN);
            classes = [.. Enumerable.Range(0, 1 + owner.Plan.Groups.Count).Select(_ => new int[roster])];
            Tally = owner.NewTally();
        }

        /// <summary>What has been counted.</summary>
        internal ClassTally Tally { get; set; }

        /// <summary>Grades a draw and counts.</summary>
        /// <param name="row">Its row, adjusted.</param>
        /// <param name="ofReferences">Rows of the aggregate units.</param>
        /// <param name="anew">Adjustments that follow from its weights; null = those of the run.</param>
        /// <param name="draw">Its number.</param>
        internal void Count(ReadOnlySpan<double> row, ReadOnlySpan<double> ofReferences, AdjustmentYear? anew, long draw)
        {
            var isNear = owner.isAlwaysExact;
            if (!isNear)
            {
                var largest = 0.0;
                for (var unit = 0; unit < row.Length; unit++) largest = Math.Max(largest, Math.Abs(Put(owner.units[unit], ToScore(row[unit]))));
                for (var i = 0; i < ofReferences.Length; i++) adjusted[owner.references[i]] = ToScore(ofReferences[i]);
                var tolerance = owner.form is { Exponent: not 1 } ? RelativeErrorOfPowers * Math.Max(1, owner.size) * largest : RelativeError * owner.size;
                isNear = Grade(anew, tolerance) && owner.exact is not null;
            }
            if (isNear) GradeExactly(draw);
            for (var grading = 0; grading < classes.Length; grading++) Tally.Count(grading, classes[grading]);
        }

        void GradeExactly(long draw)
        {
            exact ??= owner.exact!.NewScratch(1);
            owner.exact!.Score(exact, draw, 1);
            var row = exact.Rows.Row(0);
            for (var unit = 0; unit < row.Length; unit++)
                Put(owner.units[unit], owner.offsets is null ? row[unit] : row[unit] + owner.offsets[owner.units[unit]]);
            var ofReferences = ((IReferenceScores)exact).References(0);
            for (var i = 0; i < ofReferences.Length; i++) adjusted[owner.references[i]] = ofReferences[i];
            Grade(null, 0);
        }

        bool Grade(AdjustmentYear? anew, double tolerance)
        {
            var (plan, floors) = (owner.Plan, anew is null ? owner.floors : owner.Plan.Floors(owner.items, anew));
            var places = plan.Rule.ReadsRanks;
            if (places) RankAll();
            sheet.Take(adjusted, isRanked);
            var isNear = sheet.GradeAll(ranks, tolerance, classes[0]);
            for (var group = 0; group < plan.Groups.Count; group++)
            {
                if (places) RankInside(group);
                isNear |= sheet.GradeGroups(group, places ? insideRanks : ranks, tolerance, classes[1 + group]);
            }
            foreach (var own in classes) GradeSheet.Hold(own, floors);
            return isNear;
        }

        /// <summary>Places among all, as the rank step gives them: of rounded scores where it says so.</summary>
        void RankAll()
        {
            for (var unit = 0; unit < taken.Length; unit++) taken[unit] = double.IsNaN(isRanked[unit]) ? double.NaN : adjusted[unit];
            if (owner.rank.Decimals is { } decimals) Rounding.Round(taken, decimals, owner.rank.Half, taken);
            Ranking.Ranking.Rank(taken, owner.rank, scratch, ranks);
        }

        void RankInside(int group)
        {
            Array.Fill(insideRanks, double.NaN);
            if (!owner.isRankedInside[group]) return;
            foreach (var members in owner.Plan.Members[group])
            {
                var values = inside.AsSpan(0, members.Length);
                var own = ownRanks.AsSpan(0, members.Length);
                for (var i = 0; i < members.Length; i++) values[i] = taken[members[i]];
                Ranking.Ranking.Rank(values, owner.rank, scratch, own);
                for (var i = 0; i < members.Length; i++) insideRanks[members[i]] = own[i];
            }
        }

        double Put(int unit, double score)
        {
            adjusted[unit] = score;
            isRanked[unit] = score; // NaN: not ranked
            return double.IsNaN(score) ? 0 : score;
        }

        double ToScore(double sum) => owner.form is { Exponent: not 1 } form ? form.Score(sum) : sum;
    }
}
