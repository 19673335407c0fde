namespace Scoring.Methods;

/// <summary>Every method of every stage, in the order the field lists them.</summary>
public static class MethodCatalogue
{
    /// <summary>All methods, by stage.</summary>
    public static IReadOnlyList<MethodDefinition> All => field ??=
    [
        Preparing.Deriving.Definition,
        Preparing.Screening.Definition,
        .. Preparing.Imputers.All.Select(imputer => imputer.Definition),
        .. Treating.Treaters.All.Select(treater => treater.Definition),
        .. Normalising.Normalisers.All.Select(normaliser => normaliser.Definition),
        .. Weighting.Weighers.All.Select(weigher => weigher.Definition),
        .. Aggregating.Aggregators.All.Select(aggregator => aggregator.Definition),
        Adjusting.Adjusting.Definition,
        Ranking.Ranking.Definition,
        .. Grading.Graders.All.Select(grader => grader.Definition),
        Rewarding.Rewarding.Definition,
        Relating.Relating.Definition,
    ];

    /// <summary>The methods of one stage; the first is the stage's default.</summary>
    public static IEnumerable<MethodDefinition> Of(StepKind stage) => All.Where(method => method.Stage == stage);

    /// <summary>The method of a stage with this name, or null.</summary>
    public static MethodDefinition? Find(StepKind stage, string name) => Of(stage).FirstOrDefault(method => method.Name == name);
}
