namespace Scoring.Auditing;

/// <summary>Two items of one group whose correlation is beyond a threshold.</summary>
/// <remarks>COINr's <c>get_corr_flags</c>: signed, not absolute.</remarks>
/// <param name="Group">Code of the node they are below.</param>
/// <param name="First">Code of the first, in the framework's order.</param>
/// <param name="Second">Code of the second.</param>
/// <param name="Coefficient">Their correlation.</param>
/// <param name="Probability">Its two-sided p-value.</param>
public sealed record CorrelatedPair(string Group, string First, string Second, double Coefficient, double Probability)
{
    /// <summary>Pairs above a threshold inside each group, group by group in the order given.</summary>
    public static IReadOnlyList<CorrelatedPair> Above(CorrelationMatrix correlations, IEnumerable<(string Group, IReadOnlyList<string> Codes)> groups, double threshold) =>
        Where(correlations, groups, r => r > threshold);

    /// <summary>Pairs below a threshold inside each group.</summary>
    public static IReadOnlyList<CorrelatedPair> Below(CorrelationMatrix correlations, IEnumerable<(string Group, IReadOnlyList<string> Codes)> groups, double threshold) =>
        Where(correlations, groups, r => r < threshold);

    static List<CorrelatedPair> Where(CorrelationMatrix correlations, IEnumerable<(string Group, IReadOnlyList<string> Codes)> groups, Func<double, bool> isBeyond)
    {
        ArgumentNullException.ThrowIfNull(correlations);
        ArgumentNullException.ThrowIfNull(groups);
        var pairs = new List<CorrelatedPair>();
        foreach (var (group, codes) in groups)
            for (var i = 0; i < codes.Count; i++)
                for (var j = i + 1; j < codes.Count; j++)
                {
                    var (first, second) = (correlations.IndexOf(codes[i]), correlations.IndexOf(codes[j]));
                    if (isBeyond(correlations[first, second]))
                        pairs.Add(new CorrelatedPair(group, codes[i], codes[j], correlations[first, second], correlations.Probability(first, second)));
                }
        return pairs;
    }
}
