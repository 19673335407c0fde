using Scoring.Methods;
using static Scoring.Methods.OptionType;

namespace Scoring.Tests.Schemes;

/// <summary>A small catalogue with every type of option, so that reading is tested apart from the methods there happen to be.</summary>
static class SampleMethods
{
    static readonly MethodDefinition[] All =
    [
        Define(StepKind.Derive, "expression"),
        Define(StepKind.Screen, "availability", new OptionDefinition("threshold", Number, Text.Same("Least share")) { Default = 0.5, Minimum = 0, Maximum = 1 },
            new OptionDefinition("keep", Names, Text.Same("Units kept"))),
        Define(StepKind.Impute, "mean"),
        Define(StepKind.Impute, "latest", new OptionDefinition("max_years", Integer, Text.Same("Years back")) { Default = 1, Minimum = 1, Maximum = 100 }),
        Define(StepKind.Impute, "constant", new OptionDefinition("value", Number, Text.Same("Value")) { Required = true }),
        Define(StepKind.Treat, "winsorise", new OptionDefinition("scope", Years, Text.Same("Years")) { Default = BoundsScope.AllYears },
            new OptionDefinition("points", Integer, Text.Same("Points")) { Default = 5, Minimum = 0 }),
        Define(StepKind.Treat, "none"),
        Define(StepKind.Normalise, "min-max", new OptionDefinition("range", OptionType.Range, Text.Same("Ends")) { Default = new double[] { 0, 100 } }),
        Define(StepKind.Normalise, "z-score", new OptionDefinition("sd", Choice, Text.Same("Kind")) { Default = "sample", Choices = ["sample", "population"] },
            new OptionDefinition("centre", Number, Text.Same("Centre")) { Default = 100.0 },
            new OptionDefinition("range", OptionType.Range, Text.Same("Clip"))),
        Define(StepKind.Normalise, "goalposts", new OptionDefinition("worst", Number, Text.Same("Worst")) { Required = true },
            new OptionDefinition("best", Number, Text.Same("Best")) { Required = true },
            new OptionDefinition("clip", Flag, Text.Same("Clip")) { Default = true }),
        Define(StepKind.Normalise, "table", new OptionDefinition("points", NumberByName, Text.Same("Points")) { Required = true },
            new OptionDefinition("anchors", Pairs, Text.Same("Anchors")) { Minimum = 0 },
            new OptionDefinition("tiers", Numbers, Text.Same("Tiers")) { Above = 0 },
            new OptionDefinition("label", Name, Text.Same("Label"))),
        Define(StepKind.Aggregate, "arithmetic"),
        Define(StepKind.Aggregate, "power", new OptionDefinition("p", Number, Text.Same("Exponent")) { Default = 1.0, Above = 0 }),
        Define(StepKind.Aggregate, "formula", new OptionDefinition("formula", Formula, Text.Same("Formula")) { Required = true }),
        Define(StepKind.Rank, "places", new OptionDefinition("ties", Choice, Text.Same("Ties")) { Default = "min", Choices = ["min", "max"] }),
    ];

    public static IEnumerable<MethodDefinition> Of(StepKind stage) => All.Where(method => method.Stage == stage);

    static MethodDefinition Define(StepKind stage, string name, params OptionDefinition[] options) => new()
    {
        Stage = stage,
        Name = name,
        Summary = Text.Same(name),
        Formula = "z = x",
        Source = "none",
        Example = $$"""{ "method": "{{name}}" }""",
        Options = options,
    };
}
