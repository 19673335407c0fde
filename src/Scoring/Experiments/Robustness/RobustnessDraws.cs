using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Scoring.Experiments.Draws;
using Scoring.Experiments.Plans;
using Scoring.Kernels;

namespace Scoring.Experiments.Robustness;

/// <summary>Draws of weights under every setting of method choices: how sure ranks are when neither weights nor methods are certain.</summary>
/// <remarks>
/// <para>With S settings, N weightings make N·S draws: every setting sees the same weightings (common random numbers), so that settings differ by what they
/// change and by nothing else. With one setting these are the draws of <see cref="WeightDraws"/>.</para>
/// <para>A draw follows from the seed and its number alone: any range can be counted anywhere, and ranges merge to what one run gives.</para>
/// <example>
/// <code>
/// var plans = settings.Select(evaluation => ScoringPlan.Of(evaluation, 2024)).ToList();   // the nominal one first
/// var draws = new RobustnessDraws(plans, new DrawOptions { Sampling = new NoisyWeights(0.25), Seed = 7 });
/// var ranks = draws.Count(new DrawRange(0, draws.Total(10_000)));
/// var median = new RankSummary(ranks, plans.Count).Quantile(ranks.IndexOf("110101"), 0.5);
/// </code>
/// </example>
/// <para>Cost: that of <see cref="WeightDraws"/> times the number of settings. Memory: 0.4 MB per setting and thread for 2,850 units.</para>
/// </remarks>
public sealed class RobustnessDraws
{
    const long Block = 16L << 20;

    readonly IReadOnlyList<ScoringPlan> plans;
    readonly DrawOptions options;
    readonly WeightDraws single;
    readonly CrossedScorer? crossed;
    readonly IDrawnWeights[] weights;
    readonly int shift;

    /// <summary>By unit: its index in the roster, which all settings share.</summary>
    readonly int[] roster = [];

    /// <summary>Prepares draws.</summary>
    /// <param name="plans">The plan of every setting, the nominal one first: one year, one node, one order and tie rule of ranks.</param>
    /// <param name="options">What is drawn and counted; null = the defaults.</param>
    /// <exception cref="ArgumentException">The sampling does not fit the nominal plan's groups, a code is unknown, or settings rank or grade by other rules.</exception>
    public RobustnessDraws(IReadOnlyList<ScoringPlan> plans, DrawOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(plans);
        if (plans.Count == 0) throw new ArgumentException("There is no setting.", nameof(plans));
        this.plans = plans;
        this.options = options ??= new DrawOptions();
        var nominal = plans[0];
        foreach (var plan in plans)
            if (plan.HighFirst != nominal.HighFirst || plan.Rule.Ties != nominal.Rule.Ties || plan.Year != nominal.Year)
                throw new ArgumentException("Settings must rank the same year in one order and with one tie rule.", nameof(plans));
        if (plans.Any(plan => !GradesAlike(nominal, plan))) throw new ArgumentException("Settings must sort units into the same classes.", nameof(plans));
        Units = [.. nominal.Units, .. plans.Skip(1).SelectMany(plan => plan.Units).Except(nominal.Units, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        // Pairs may hold units that only another setting scores.
        single = new WeightDraws(nominal, plans.Count == 1 ? options : options with { Pairs = [] });
        if (plans.Count == 1)
        {
            (this.plans, weights) = ([single.Plan], [single.Drawn]);
            Fingerprint = single.Fingerprint;
            return;
        }
        var index = Units.Select((code, unit) => (code, unit)).ToDictionary(each => each.code, each => each.unit, StringComparer.Ordinal);
        foreach (var code in options.Pairs.SelectMany(pair => new[] { pair.First, pair.Second }))
            if (!index.ContainsKey(code)) throw new ArgumentException($"No plan has a unit '{code}'.", nameof(options));
        weights = [.. plans.Select((plan, setting) => setting == 0 ? (IDrawnWeights)single.Drawn : new SettingWeights(nominal, plan, options))];
        this.plans = plans = [.. plans.Select((plan, setting) => plan.For(weights[setting]))];
        crossed = new CrossedScorer(
            [.. plans.Select((plan, setting) => plan.Scorer(weights[setting], grade: true))],
            [.. plans.Select(plan => plan.Units.Select(code => index[code]).ToArray())], Units.Count);
        shift = RankCounts.ShiftFor(Units.Count, DrawRanker.StepsOf(nominal.Rule.Ties), options.MemoryBudget);
        roster = new int[Units.Count];
        foreach (var plan in plans)
            for (var row = 0; row < plan.Units.Count; row++) roster[index[plan.Units[row]]] = plan.RosterUnits[row];
        Fingerprint = FingerprintOf();
    }

    /// <summary>Codes of the units: the nominal plan's in its order, then units that only another setting scores.</summary>
    public IReadOnlyList<string> Units { get; }

    /// <summary>Number of settings.</summary>
    public int Settings => plans.Count;

    /// <summary>By setting: the plan that scores its draws; see <see cref="WeightDraws.Plan"/>.</summary>
    public IReadOnlyList<ScoringPlan> Plans => plans;

    /// <summary>SHA-256 of what the draws rest on; see <see cref="RankDistribution.Fingerprint"/>.</summary>
    public string Fingerprint { get; }

    /// <summary>Whether two settings sort units into the same classes, in the same groups.</summary>
    internal static bool GradesAlike(ScoringPlan one, ScoringPlan other) =>
        one.Classes.Select(own => own.Code).SequenceEqual(other.Classes.Select(own => own.Code), StringComparer.Ordinal) && one.Gradings.SequenceEqual(other.Gradings, StringComparer.Ordinal);

    /// <summary>Number of draws that so many weightings make. With several settings weightings come in sixteens, so that each is seen by all.</summary>
    /// <param name="weightings">At least 1.</param>
    public long Total(long weightings)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(weightings);
        return Settings == 1 ? weightings : checked((weightings + DrawLoop.ScoredTogether - 1) / DrawLoop.ScoredTogether * DrawLoop.ScoredTogether * Settings);
    }

    /// <summary>Setting (0 = the nominal one) and weighting of a draw.</summary>
    /// <param name="draw">Its number, from 0.</param>
    public (int Setting, long Weighting) Of(long draw) => CrossedScorer.Of(draw, Settings);

    /// <summary>The weights of a draw by code, as a scheme would write them: an annual run with them, under the draw's setting, gives the draw's ranks.</summary>
    /// <param name="draw">Its number, from 0.</param>
    public IReadOnlyDictionary<string, double> Weights(long draw)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(draw);
        var (setting, weighting) = Of(draw);
        var vector = new double[plans[setting].WeightCount];
        weights[setting].Fill(weighting, new double[weights[setting].ScratchLength], vector);
        return plans[setting].ByCode(vector);
    }

    /// <summary>Scores of one draw in the order of <see cref="Units"/>, NaN = none; on the linear path before the form's inverse, which keeps their order.</summary>
    /// <param name="draw">Its number, from 0.</param>
    internal double[] Scores(long draw)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(draw);
        var scorer = crossed ?? plans[0].Scorer(weights[0]);
        var scratch = scorer.NewScratch(1);
        scorer.Score(scratch, draw, 1);
        return scratch.Rows.Row(0).ToArray();
    }

    /// <summary>Ranks the units in a range of draws and counts.</summary>
    /// <param name="range">The draws.</param>
    /// <param name="progress">Told the number of draws done from time to time, on the calling thread; null = nobody asks.</param>
    /// <param name="cancel">Ends early: what is done is kept and given back, a shorter range, which may be empty.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range begins below 0 or is empty.</exception>
    /// <exception cref="ScoringException">A draw puts a value outside a method's domain.</exception>
    public RankDistribution Count(DrawRange range, Action<long>? progress = null, CancellationToken cancel = default)
    {
        if (crossed is null) return single.Count(range, progress, cancel);
        ArgumentOutOfRangeException.ThrowIfNegative(range.First);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(range.Count);
        var index = Units.Select((code, unit) => (code, unit)).ToDictionary(each => each.code, each => each.unit, StringComparer.Ordinal);
        var counts = new RankCounts(Units.Count, shift, [.. options.Tops], DrawRanker.StepsOf(plans[0].Rule.Ties));
        var pairs = new PairCounts([.. options.Pairs.Select(pair => (index[pair.First], index[pair.Second]))], plans[0].HighFirst);
        var threads = options.Threads ?? Environment.ProcessorCount;
        // Between blocks the caller hears of progress and may stop: a slow path has blocks of one group per thread.
        var isSlow = plans.Any(plan => plan.Path == PlanPath.General);
        var block = isSlow ? (long)Units.Count * RankBlock<ushort>.GroupDraws * sizeof(uint) * threads : Math.Min(Block, options.MemoryBudget / 4);
        var classes = plans[0].NewTally();
        var loop = new DrawLoop(crossed, plans[0].HighFirst, plans[0].Rule.Ties, counts, pairs, threads, block, range.Count, roster, classes);
        long done;
        try
        {
            done = loop.Run(range.First, range.Count, progress, cancel);
        }
        catch (AggregateException fault) when (fault.InnerExceptions.All(inner => inner is ScoringException))
        {
            throw new ScoringException([.. fault.InnerExceptions.Cast<ScoringException>().SelectMany(inner => inner.Faults).Distinct()]);
        }
        return new RankDistribution(Fingerprint, Units, options.Pairs, DrawRange.Join([range with { Count = done }]), counts, pairs.Counts.ToArray(),
            classes is null ? null : ClassCounts.Of(plans[0].Classes, plans[0].Gradings, classes, roster));
    }

    string FingerprintOf()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        AddText($"{plans.Count} {single.Fingerprint}");
        foreach (var code in Units) AddText(code);
        Span<byte> bytes = stackalloc byte[sizeof(double)];
        for (var setting = 0; setting < plans.Count; setting++)
        {
            var plan = plans[setting];
            AddText($"{plan.Node} {plan.Path} {plan.Rule} {plan.Units.Count}");
            if (plan.Classes.Count > 0) AddText(plan.SchemeJson);
            foreach (var score in plan.Scores(plan.Nominal)) AddNumber(bytes, score);
            foreach (var score in Scores((long)setting * DrawLoop.ScoredTogether)) AddNumber(bytes, score);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void AddText(string text)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(text));
            hash.AppendData([0]);
        }

        void AddNumber(Span<byte> bytes, double number)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes, number);
            hash.AppendData(bytes);
        }
    }
}
