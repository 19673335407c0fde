namespace Scoring.Preparing;

/// <summary>The imputations there are; the first is the default.</summary>
static class Imputers
{
    public static IReadOnlyList<Imputer> All { get; } =
    [
        new ImputeNone(), new ImputeConstant(), new ImputeMean(), new ImputeMedian(), new ImputeGroupMean(), new ImputeGroupMedian(),
        new ImputeLatest(), new ImputeNext(), new ImputeLinear(), new ImputeLinearConstant(), new ImputeRowMean(), new ImputeRowMedian(),
        new ImputeRegression(), new ImputeNearest(), new ImputeExpectationMaximisation(),
    ];

    public static Imputer Find(string name) => All.First(imputer => imputer.Definition.Name == name);
}
