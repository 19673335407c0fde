using Scoring.Methods;

namespace Scoring.Normalising;

/// <summary>Categorical (定性赋分): the points that a table gives to each value.</summary>
/// <remarks>
/// z = points[x] for values equal to one of the table. Other values get <c>other</c>, or are a fault when it is not given. The direction lies in
/// the points. Missing values stay missing. Source: OECD/JRC Handbook (2008), step 5, categorical scale.
/// </remarks>
sealed class Categorical : Normaliser
{
    public override MethodDefinition Definition { get; } = new()
    {
        Stage = StepKind.Normalise,
        Name = "categorical",
        Summary = new("按数值查表赋分", "The points that a table gives to each value"),
        Formula = "z = points[x]",
        Source = "OECD/JRC Handbook on Constructing Composite Indicators (2008), step 5",
        Example = """{ "method": "categorical", "points": [[1, 100], [2, 80], [3, 60]], "other": 0 }""",
        Options =
        [
            new("points", OptionType.Pairs, new("数值与得分的对照", "Value and points")) { Required = true },
            new("other", OptionType.Number, new("表外数值的得分；缺省为报错", "Points of values outside the table; a fault when not given")),
        ],
    };

    public override bool NeedsSample(NormaliserContext context) => false;

    public override FittedScale Fit(ReadOnlySpan<double> sample, NormaliserContext context) => new();

    public override void Apply(FittedScale scale, NormaliserContext context, ReadOnlySpan<double> values, Span<double> target)
    {
        var points = context.Options.Pairs("points").ToDictionary(pair => pair.From, pair => pair.To);
        var other = context.Options.NumberOrNull("other") ?? double.NaN;
        for (var i = 0; i < values.Length; i++)
            target[i] = double.IsNaN(values[i]) ? double.NaN : points.GetValueOrDefault(values[i] + 0.0, other);
    }
}
