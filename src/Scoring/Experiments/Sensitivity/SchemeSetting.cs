using Scoring.Experiments.Plans;

namespace Scoring.Experiments.Sensitivity;

/// <summary>What the models of all threads share: plans by combination of choices, inputs with their coordinates, units.</summary>
sealed class SchemeSetting
{
    readonly (int Coordinate, int Count)[] choices;

    /// <summary>Lays inputs out on coordinates.</summary>
    /// <param name="options">How weights vary.</param>
    /// <param name="plans">By combination: the alternatives of the first choice change slowest.</param>
    /// <param name="inputs">Weights first, then choices.</param>
    /// <param name="units">Units that every plan has.</param>
    /// <param name="nominalRanks">By unit, by the scheme itself.</param>
    public SchemeSetting(SchemeSensitivityOptions options, IReadOnlyList<ScoringPlan> plans, IReadOnlyList<SensitivityInput> inputs, IReadOnlyList<string> units, double[] nominalRanks)
    {
        (Options, Plans, Inputs, Units, NominalRanks) = (options, plans, inputs, units, nominalRanks);
        var coordinateOf = new Dictionary<(string, string), int>();
        var found = new List<(int, int)>();
        foreach (var input in inputs)
        {
            if (input.Kind == SensitivityInputKind.Choice) found.Add((Coordinates, input.Alternatives.Count));
            else if (input.Kind == SensitivityInputKind.Weight) coordinateOf[(input.Node!, input.Code)] = Coordinates;
            else
            {
                var children = plans[0].Groups.First(group => group.Node == input.Node).Children;
                for (var child = 0; child < children.Count; child++) coordinateOf[(input.Node!, children[child])] = Coordinates + child;
            }
            Coordinates += input.Width;
        }
        CoordinateOf = coordinateOf;
        choices = [.. found];
    }

    public SchemeSensitivityOptions Options { get; }

    public IReadOnlyList<ScoringPlan> Plans { get; }

    public IReadOnlyList<SensitivityInput> Inputs { get; }

    public IReadOnlyList<string> Units { get; }

    public double[] NominalRanks { get; }

    public int Coordinates { get; }

    public IReadOnlyDictionary<(string Node, string Child), int> CoordinateOf { get; }

    /// <summary>The combination of choices at a point: [0, 1) is cut into equal parts, one per alternative.</summary>
    public int CombinationAt(ReadOnlySpan<double> point)
    {
        var combination = 0;
        foreach (var (coordinate, count) in choices) combination = combination * count + Math.Min(count - 1, (int)(point[coordinate] * count));
        return combination;
    }
}
