using Scoring.Evaluating;
using Scoring.Experiments;
using Scoring.Findings;

namespace Scoring.Tests.Experiments;

/// <summary>Other weights on a compiled plan are what a run of a scheme with these weights gives, to the bit.</summary>
public class WhatIfTests
{
    const string Aggregate = "\"aggregate\": { \"method\": \"arithmetic\" }";

    static WhatIf Run(string json, params Variant[] variants)
    {
        var source = Nominal.Source(json);
        return WhatIf.Run(ComparisonPlan.Of(source, variants), Nominal.Panel(), threads: 2);
    }

    static Variant Weights(string name, params (string Code, double Weight)[] weights) =>
        Variants.Of(name, weights.ToDictionary(weight => weight.Code, weight => weight.Weight), []);

    public static TheoryData<string> Schemes =>
    [
        Nominal.Json,
        Nominal.Json.Replace(Aggregate, "\"aggregate\": { \"method\": \"arithmetic\" }, \"rank\": { \"ties\": \"first\", \"decimals\": 1 }", StringComparison.Ordinal),
        Nominal.Json.Replace("\"aggregate\": \"median\", ", "", StringComparison.Ordinal),
        Nominal.Json.Replace("\"aggregate\": \"median\", ", "\"then\": [\"rank\"], ", StringComparison.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Schemes))]
    public void Original_weights_change_nothing_to_the_bit(string json)
    {
        var whatIf = Run(json, Weights("same", ("p", 3), ("b", 2), ("e", 4)));
        var year = whatIf.Variants[0].Years[0];
        Assert.Null(whatIf.Variants[0].From);
        Assert.Equal(whatIf.Scores.Select(BitConverter.DoubleToInt64Bits), year.Scores.Select(BitConverter.DoubleToInt64Bits));
        Assert.Equal(whatIf.Ranks, year.Ranks);
        Assert.Contains(whatIf.Findings, finding => finding.Kind == FindingKinds.VariantChangesNothing);
    }

    [Theory]
    [MemberData(nameof(Schemes))]
    public void Other_weights_give_the_bits_of_a_run_with_these_weights(string json)
    {
        var whatIf = Run(json, Weights("other", ("p", 1), ("b", 0.5), ("q", 7)));
        var changed = json.Replace("\"code\": \"p\", \"weight\": 3", "\"code\": \"p\", \"weight\": 1", StringComparison.Ordinal)
            .Replace("\"indicator\": \"b\", \"weight\": 2", "\"indicator\": \"b\", \"weight\": 0.5", StringComparison.Ordinal)
            .Replace("\"code\": \"q\", \"weight\": 1", "\"code\": \"q\", \"weight\": 7", StringComparison.Ordinal);
        Assert.NotEqual(json, changed);
        var run = Evaluator.Run(Nominal.Source(changed).Scheme, Nominal.Panel()).Index.Years[^1];
        Assert.Equal(run.Scores.Select(BitConverter.DoubleToInt64Bits), whatIf.Variants[0].Years[0].Scores.Select(BitConverter.DoubleToInt64Bits));
        Assert.Equal(run.Ranks, whatIf.Variants[0].Years[0].Ranks);
        Assert.Equal(Scoring.Methods.StepKind.Weight, whatIf.Variants[0].From);
    }

    [Fact]
    public void Adjustments_and_classes_are_those_of_runs_with_these_weights()
    {
        var graded = Nominal.Json.Replace(Aggregate, Aggregate + """
            , "adjust": { "items": [{ "code": "bonus", "kind": "bonus", "points": "if(a > 50, 20, 0)" }] },
            "grade": { "method": "places", "classes": [{ "code": "1", "top": 5 }, { "code": "2" }] }
            """, StringComparison.Ordinal);
        var whatIf = Run(graded, Weights("same", ("p", 3)), Weights("other", ("p", 1)));
        Assert.NotEqual(Run(Nominal.Json, Weights("same", ("p", 3))).Ranks, whatIf.Ranks);
        Assert.Equal(whatIf.Nominal.Index.Years[^1].Ranks, whatIf.Variants[0].Years[0].Ranks);
        var run = Evaluator.Run(Nominal.Source(graded.Replace("\"code\": \"p\", \"weight\": 3", "\"code\": \"p\", \"weight\": 1", StringComparison.Ordinal)).Scheme, Nominal.Panel());
        Assert.Equal(run.Index.Years[^1].Ranks, whatIf.Variants[1].Years[0].Ranks);
    }

    [Fact]
    public void Swap_with_weights_is_the_swapped_scheme_with_these_weights()
    {
        var both = Variants.Of("both", new Dictionary<string, double> { ["p"] = 1 }, ["normalise=z-score"]);
        var whatIf = Run(Nominal.Json, both);
        var source = Nominal.Source(Nominal.Json.Replace("\"code\": \"p\", \"weight\": 3", "\"code\": \"p\", \"weight\": 1", StringComparison.Ordinal));
        var run = Evaluator.Run(VariedScheme.Of(source, Variants.Parse(["normalise=z-score"], source.Scheme)[0]), Nominal.Panel()).Index.Years[^1];
        Assert.Equal(run.Scores, whatIf.Variants[0].Years[0].Scores);
        Assert.Equal(run.Ranks, whatIf.Variants[0].Years[0].Ranks);
        Assert.Equal(Scoring.Methods.StepKind.Normalise, whatIf.Variants[0].From);
    }

    [Fact]
    public void Comparison_takes_weights_in_every_year()
    {
        var source = Nominal.Source();
        var variant = Weights("other", ("p", 1), ("a", 5));
        var comparison = Comparison.Run(ComparisonPlan.Of(source, [variant]), Nominal.Panel(), threads: 1);
        foreach (var year in Enumerable.Range(0, 3))
        {
            var whatIf = WhatIf.Run(ComparisonPlan.Of(source, [variant]), Nominal.Panel(), comparison.Years[year]);
            Assert.Equal(whatIf.Variants[0].Years[0].Scores, comparison.Variants[0].Years[year].Scores);
            Assert.Equal(whatIf.Variants[0].Years[0].Ranks, comparison.Variants[0].Years[year].Ranks);
        }
        Assert.Equal(Scoring.Methods.StepKind.Weight, comparison.Variants[0].From);
    }

    [Fact]
    public void Passed_are_those_who_were_before_and_are_behind()
    {
        var whatIf = Run(Nominal.Json, Weights("other", ("p", 0.1), ("q", 9)));
        var year = whatIf.Variants[0].Years[0];
        var (before, after) = (whatIf.Ranks, year.Ranks);
        for (var unit = 0; unit < before.Count; unit++)
        {
            Assert.Equal(Enumerable.Range(0, before.Count).Where(other => before[other] < before[unit] && after[other] > after[unit]), year.Passed(unit).Order());
            foreach (var other in year.Passed(unit)) Assert.Contains(unit, year.PassedBy(other));
        }
        Assert.Contains(Enumerable.Range(0, before.Count), unit => year.Passed(unit).Count > 0);
    }

    [Fact]
    public void Saved_variants_are_read_back_the_same()
    {
        var source = Nominal.Source();
        Variant[] variants =
        [
            Variants.Of("权重 \"one\"", new Dictionary<string, double> { ["p"] = 0.1, ["a"] = 1e-7 }, ["normalise=z-score", "impute={\"method\":\"constant\",\"value\":0}"]),
            .. Variants.Parse(["drop=b", "x:aggregate=geometric;screen=null"], source.Scheme),
            .. Variants.Read("""{ "variants": [{ "name": "titled", "title": { "zh": "题", "en": "Title" }, "weights": { "p": 2 } }, { "name": "plain" }] }""", null, source.Scheme),
        ];
        var read = Variants.Read(Variants.Write(variants), "saved.json", source.Scheme);
        Assert.Equal(variants.Select(variant => (variant.Name, variant.Title, variant.ToJson())), read.Select(variant => (variant.Name, variant.Title, variant.ToJson())));
        Assert.Equal(variants.Select(variant => variant.Weights), read.Select(variant => variant.Weights));
        Assert.Equal(Variants.Write(variants), Variants.Write(read));
    }

    [Fact]
    public void Weights_that_cannot_be_are_refused()
    {
        var source = Nominal.Source();
        var fault = Assert.Throws<ScoringException>(() => ComparisonPlan.Of(source, [Weights("typo", ("pp", 1))]));
        Assert.Equal((FindingKinds.SchemeUnknownCode, "\"pp\""), (fault.Faults[0].Kind, fault.Faults[0].Found));
        Assert.Throws<ScoringException>(() => Weights("negative", ("p", -1)));
        Assert.Throws<ScoringException>(() => Weights("nan", ("p", double.NaN)));
        Assert.Throws<ScoringException>(() => Variants.Read("""{ "variants": [{ "name": "x", "weights": [1] }] }""", null, source.Scheme));
        Assert.Equal(FindingKinds.SchemeWeights, Run(Nominal.Json, Weights("none", ("p", 0), ("q", 0))).Variants[0].Faults[0].Kind);
        // What q weighs has no say inside p.
        var inside = WhatIf.Run(ComparisonPlan.Of(source, [Weights("silent", ("q", 2))]), Nominal.Panel(), node: "p", threads: 1);
        Assert.Equal(FindingKinds.WeightWithoutSay, inside.Variants[0].Faults[0].Kind);
    }

    [Fact]
    public void Thousand_variants_share_one_evaluation()
    {
        var variants = Enumerable.Range(0, 1000).Select(i => Weights($"v{i}", ("p", 1 + i % 37), ("a", 1 + i % 11))).ToArray();
        var whatIf = Run(Nominal.Json, variants);
        Assert.All(whatIf.Variants, variant => Assert.True(variant.IsPossible && ReferenceEquals(variant.Scheme, whatIf.Nominal.Scheme)));
        Assert.Equal(variants.Select(variant => variant.Name), whatIf.Variants.Select(variant => variant.Variant.Name));
    }
}
