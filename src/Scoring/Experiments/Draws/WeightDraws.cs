using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Scoring.Experiments.Plans;
using Scoring.Findings;
using Scoring.Kernels;

namespace Scoring.Experiments.Draws;

/// <summary>Draws of the weights of a plan: how sure ranks are.</summary>
/// <remarks>
/// <para>Any range of draws can be counted anywhere, and ranges merge to what one run gives: draw d depends on the seed and d alone.</para>
/// <example>
/// <code>
/// var plan = ScoringPlan.Of(evaluation, 2024);
/// var draws = new WeightDraws(plan, new DrawOptions { Sampling = new NoisyWeights(0.25), Seed = 7 });
/// var ranks = draws.Count(new DrawRange(0, 10_000));
/// var best = ranks.Top(ranks.IndexOf("110101"), 10);            // P(rank ≤ 10) ± its error
/// var more = RankDistribution.Merge([ranks, draws.Count(new DrawRange(10_000, 90_000))]);
/// </code>
/// </example>
/// <para>Cost: 2,850 units × 60 indicators on the linear path about 17 µs per draw and thread.</para>
/// </remarks>
public sealed class WeightDraws
{
    const long LargestBlock = 64L << 20;

    readonly DrawOptions options;
    readonly DrawnWeights drawn;
    readonly (int First, int Second)[] pairs;
    readonly int shift;

    /// <summary>Prepares draws.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="options">What is drawn and counted; null = the defaults.</param>
    /// <exception cref="ScoringException">The sampling does not fit the plan's groups, or a code is unknown.</exception>
    /// <exception cref="ArgumentException">The plan has no weights, or no unit with a score.</exception>
    public WeightDraws(ScoringPlan plan, DrawOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        this.options = options ??= new DrawOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MemoryBudget, 1 << 20);
        if (plan.Units.Count == 0) throw new ArgumentException("No unit has a score.", nameof(plan));
        drawn = new DrawnWeights(plan, options.Sampling, options.Seed, options.Only);
        Plan = plan = plan.For(drawn);
        var index = plan.Units.Select((code, unit) => (code, unit)).ToDictionary(each => each.code, each => each.unit, StringComparer.Ordinal);
        foreach (var (first, second) in options.Pairs)
            foreach (var code in new[] { first, second })
                if (!index.ContainsKey(code)) throw new ScoringException(new Finding { Kind = FindingKinds.DrawsUnknownCode, Found = code });
        pairs = [.. options.Pairs.Select(pair => (index[pair.First], index[pair.Second]))];
        // As if cells were 32 bits wide: they become so, and the table must still fit.
        shift = RankCounts.ShiftFor(plan.Units.Count, DrawRanker.StepsOf(plan.Rule.Ties), options.MemoryBudget);
        Fingerprint = FingerprintOf(plan, options);
    }

    /// <summary>The plan; by another path than the one given where only the bits of the annual run rank these draws rightly (<see cref="ScoringPlan.Reason"/>).</summary>
    public ScoringPlan Plan { get; }

    /// <summary>SHA-256 of what the draws rest on; see <see cref="RankDistribution.Fingerprint"/>.</summary>
    public string Fingerprint { get; }

    /// <summary>Makes the weights.</summary>
    internal DrawnWeights Drawn => drawn;

    /// <summary>The vector of weights of a draw.</summary>
    /// <param name="draw">Its number, from 0.</param>
    public double[] Weights(long draw)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(draw);
        var weights = new double[Plan.WeightCount];
        drawn.Fill(draw, new double[drawn.ScratchLength], weights);
        return weights;
    }

    /// <summary>Ranks the units in a range of draws and counts.</summary>
    /// <param name="range">The draws.</param>
    /// <param name="progress">Told the number of draws done from time to time, on the calling thread; null = nobody asks.</param>
    /// <param name="cancel">Ends early: what is done is kept and given back, a shorter range.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range begins below 0 or is empty.</exception>
    /// <exception cref="ScoringException">A draw puts a value outside a method's domain (general path only).</exception>
    public RankDistribution Count(DrawRange range, Action<long>? progress = null, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(range.First);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(range.Count);
        var counts = new RankCounts(Plan.Units.Count, shift, [.. options.Tops], DrawRanker.StepsOf(Plan.Rule.Ties));
        var counted = new PairCounts(pairs, Plan.HighFirst);
        var threads = options.Threads ?? Environment.ProcessorCount;
        // Between blocks the caller hears of progress and may stop: a slow path has blocks of one group per thread.
        var block = Plan.Path == PlanPath.General ? (long)Plan.Units.Count * RankBlock<ushort>.GroupDraws * sizeof(uint) * threads : Math.Min(LargestBlock, options.MemoryBudget / 4);
        var classes = Plan.NewTally();
        var loop = new DrawLoop(Plan.Scorer(drawn, grade: true), Plan.HighFirst, Plan.Rule.Ties, counts, counted, threads, block, range.Count, Plan.RosterUnits, classes);
        long done;
        try
        {
            done = loop.Run(range.First, range.Count, progress, cancel);
        }
        catch (AggregateException fault) when (fault.InnerExceptions.All(inner => inner is ScoringException))
        {
            throw new ScoringException([.. fault.InnerExceptions.Cast<ScoringException>().SelectMany(inner => inner.Faults).Distinct()]);
        }
        return new RankDistribution(Fingerprint, Plan.Units, options.Pairs, DrawRange.Join([range with { Count = done }]), counts, counted.Counts.ToArray(),
            classes is null ? null : ClassCounts.Of(Plan.Classes, Plan.Gradings, classes, Plan.RosterUnits));
    }

    /// <summary>All that decides a draw's ranks: the units and their scores under the run's and a few drawn weights, the groups, the sampling, the seed.</summary>
    string FingerprintOf(ScoringPlan plan, DrawOptions options)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        AddText($"{plan.Year} {plan.Node} {plan.Path} {plan.Rule} {options.Seed} {SamplingText.Of(options.Sampling)}");
        foreach (var code in options.Only ?? ["*"]) AddText(code);
        foreach (var code in plan.Units) AddText(code);
        foreach (var group in plan.Groups)
        {
            AddText(group.Node);
            foreach (var child in group.Children) AddText(child);
        }
        if (plan.Classes.Count > 0) AddText(plan.SchemeJson);
        AddNumbers(plan.Nominal);
        for (var draw = 0; draw < 3; draw++) AddNumbers(plan.Scores(Weights(draw)));
        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void AddText(string text)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(text));
            hash.AppendData([0]);
        }

        void AddNumbers(ReadOnlySpan<double> numbers)
        {
            Span<byte> bytes = stackalloc byte[sizeof(double)];
            foreach (var number in numbers)
            {
                BinaryPrimitives.WriteDoubleLittleEndian(bytes, number);
                hash.AppendData(bytes);
            }
        }
    }
}
