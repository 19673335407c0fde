using Scoring.Methods;

namespace Scoring.Treating;

/// <summary>The treatments there are; the first is the default.</summary>
static class Treaters
{
    /// <summary>The transformations, the default of what follows winsorising first.</summary>
    public static IReadOnlyList<Transform> Transforms { get; } =
        [new LogCtPlus(), new LogCt(), new LogCtOrig(), new LogGii(), new BoxCox(), new SquareRoot()];

    public static IReadOnlyList<Treater> All { get; } =
        [new Winsorise(), new ClipPercentile(), new ClipDeviation(), .. Transforms, new TreatNone()];

    public static Treater Find(string name) => All.First(treater => treater.Definition.Name == name);

    /// <summary>The transformation that follows capping when the test still fails, or null.</summary>
    public static Transform? After(MethodChoice choice) => choice.Method.Name == Winsorise.Name && choice.Options.Word("then") is not "none" and var then
        ? Transforms.First(transform => transform.Definition.Name == then)
        : null;
}
