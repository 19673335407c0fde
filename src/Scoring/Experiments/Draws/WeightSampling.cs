namespace Scoring.Experiments.Draws;

/// <summary>How the weights of a group are drawn. Shares of a group always sum to 1; they are put on the group's scale afterwards.</summary>
/// <remarks>The same seed, draw and group give the same weights on any machine, in any order and on any thread.</remarks>
public abstract record WeightSampling
{
    private protected WeightSampling()
    {
    }

    /// <summary>What is wrong with the options for a group; null = nothing.</summary>
    /// <param name="group">The group's children and their shares.</param>
    internal abstract string? Fault(ShareGroup group);

    /// <summary>Draws the shares of a group.</summary>
    /// <param name="group">The group.</param>
    /// <param name="source">Random words.</param>
    /// <param name="shares">Takes one share per child.</param>
    /// <param name="scratch">As many numbers again to work with, twice.</param>
    internal abstract void Draw(ShareGroup group, DrawSource source, Span<double> shares, Span<double> scratch);

    /// <summary>Shares uniform on the simplex, scaled to what floors leave over.</summary>
    private protected static void Uniform(DrawSource source, double floor, Span<double> shares)
    {
        var sum = 0.0;
        for (var child = 0; child < shares.Length; child++)
        {
            shares[child] = -Kernels.DeterministicMath.Log(source.OpenUniform(child, 0));
            sum += shares[child];
        }
        var free = 1 - shares.Length * floor;
        for (var child = 0; child < shares.Length; child++) shares[child] = floor + free * (shares[child] / sum);
    }

    private protected static string? FloorFault(ShareGroup group, double floor) =>
        floor >= 0 && group.Count * floor <= 1 ? null : FormattableString.Invariant($"floor {floor:R} × {group.Count} > 1");
}

/// <summary>A group as a sampling sees it.</summary>
/// <param name="Node">The node's code.</param>
/// <param name="Children">Codes.</param>
/// <param name="Nominal">Nominal shares; they sum to 1.</param>
sealed record ShareGroup(string Node, IReadOnlyList<string> Children, double[] Nominal)
{
    /// <summary>Number of children.</summary>
    internal int Count => Nominal.Length;
}
