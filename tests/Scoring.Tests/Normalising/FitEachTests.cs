using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Scoring.Kernels;
using Scoring.Methods;
using Scoring.Normalising;
using Scoring.Schemes;
using Scoring.Tests.Targeting;

namespace Scoring.Tests.Normalising;

/// <summary>Parameters of samples that differ in one value, fitted together, against one sample after the other.</summary>
[Properties(Replay = "1,3", QuietOnSuccess = true, Arbitrary = [typeof(FitEachTests)])]
public sealed class FitEachTests
{
    /// <summary>A sample with gaps and level values, a normalisation, and other values at some places.</summary>
    public sealed record Case(string Normalise, int Direction, double[] Sample, int[] Places, double[] Values);

    public static Arbitrary<Case> Any() => (
        from normalise in Gen.Elements(TargetCase.Normalisations.Where(each => each.Trim() != "\"none\"").ToArray())
        from direction in Gen.Elements(1, -1)
        from numbers in Gen.Choose(1, 60).Select(n => n / 7.0).NonEmptyListOf()
        from gaps in Gen.Choose(0, 9).ArrayOf(numbers.Count)
        from columns in Gen.Choose(1, 37)
        from picks in Gen.Choose(0, 1_000_000).ArrayOf(columns)
        from values in Gen.Choose(1, 60).Select(n => n / 7.0).ArrayOf(columns)
        let sample = numbers.Select((value, i) => gaps[i] == 0 && i > 0 ? double.NaN : value).ToArray()
        let there = Enumerable.Range(0, sample.Length).Where(i => !double.IsNaN(sample[i])).ToArray()
        select new Case(normalise, direction, sample, [.. picks.Select(pick => there[pick % there.Length])], values)).ToArbitrary();

    static (Normaliser Method, NormaliserContext Context) Of(Case given)
    {
        var scheme = SchemeReader.Read($$"""
            { "id": "t", "version": "1", "indicators": [{ "code": "a" }], "framework": { "code": "index", "children": [{ "indicator": "a" }] },
              "steps": { "normalise": {{given.Normalise}}, "aggregate": "arithmetic" } }
            """, "t.json");
        var choice = scheme.Steps.First(step => step.Kind == StepKind.Normalise).For("a");
        return (Normalisers.Find(choice.Method.Name), new NormaliserContext(choice.Options, given.Direction, 20, 30, Reference: choice.Method.Name == "distance-to-reference" ? 3 : null));
    }

    [Property(MaxTest = 1500)]
    public void Every_value_is_scored_as_by_a_fit_to_its_own_sample(Case given)
    {
        var (method, context) = Of(given);
        if (method.YearsBack(context.Options) is not null || method.Stated(context.Options) is not null) return;
        var (sample, scales) = ((double[])given.Sample.Clone(), new FittedScale[given.Places.Length]);
        method.FitEach(sample, given.Places, given.Values, context, scales);
        Assert.Equal(given.Sample, sample);
        for (var i = 0; i < scales.Length; i++)
        {
            var own = (double[])given.Sample.Clone();
            own[given.Places[i]] = given.Values[i];
            var alone = method.Fit(own, context);
            Assert.Equal(alone.IsConstant, scales[i].IsConstant);
            Assert.Equal(alone.Parameters, scales[i].Parameters);
            if (alone.IsConstant) continue;
            var (expected, actual) = (new double[own.Length], new double[own.Length]);
            method.Apply(alone, context, own, expected);
            method.Apply(scales[i], context, own, actual);
            Assert.Equal(expected, actual);
        }
    }

    [Property(MaxTest = 1500)]
    public void No_value_is_scored_further_apart_than_the_reach(Case given)
    {
        var (method, context) = Of(given);
        if (method.YearsBack(context.Options) is not null || method.Stated(context.Options) is not null) return;
        var scales = new FittedScale[given.Places.Length];
        method.FitEach(given.Sample, given.Places, given.Values, context, scales);
        var (least, greatest, _) = ScaleKernel.MinMax(given.Sample);
        var (one, other) = (scales[0], scales[^1]);
        if (one.IsConstant || other.IsConstant || method.Reach(one, other, least, greatest, context) is not { } reach || !double.IsFinite(reach)) return;
        var values = Enumerable.Range(0, 50).Select(i => least + (greatest - least) * i / 49).ToArray();
        var (here, there) = (new double[50], new double[50]);
        method.Apply(one, context, values, here);
        method.Apply(other, context, values, there);
        for (var i = 0; i < values.Length; i++)
            Assert.True(double.IsNaN(here[i]) || Math.Abs(here[i] - there[i]) <= reach + 1e-9 * (1 + Math.Abs(here[i])), $"{given.Normalise} {values[i]} {here[i]} {there[i]} {reach}");
    }

    [Fact]
    public void Many_columns_have_the_bits_of_one_whatever_the_order_of_their_places()
    {
        var random = new Random(5);
        var values = Enumerable.Range(0, 333).Select(i => i % 17 == 3 ? double.NaN : Math.Exp(20 * random.NextDouble() - 10) * (random.Next(2) == 0 ? -1 : 1)).ToArray();
        int[] places = [.. Enumerable.Range(0, 101).Select(_ => random.Next(333)).Where(place => !double.IsNaN(values[place])), 0, 332, 332];
        var others = places.Select(_ => 1e3 * random.NextDouble()).ToArray();
        foreach (var isSample in new[] { true, false })
        {
            var (means, deviations, alone) = (new double[places.Length], new double[places.Length], new double[places.Length]);
            var count = SumKernel.MeanAndDeviationEach(values, places, others, isSample, means, deviations);
            SumKernel.MeanEach(values, places, others, alone);
            Assert.Equal(means, alone);
            for (var i = 0; i < places.Length; i++)
            {
                var own = (double[])values.Clone();
                own[places[i]] = others[i];
                Assert.Equal(SumKernel.MeanAndDeviation(own, isSample), (means[i], deviations[i], count));
            }
        }
    }
}
