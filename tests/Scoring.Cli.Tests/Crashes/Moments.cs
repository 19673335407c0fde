namespace Scoring.Cli.Tests.Crashes;

/// <summary>Moments at which commands are killed.</summary>
static class Moments
{
    /// <summary>Numbers of steps, from 1: those that are told apart first, then evenly among the rest, ascending.</summary>
    /// <param name="steps">All steps in order.</param>
    /// <param name="count">How many are wanted.</param>
    /// <param name="isCommon">Steps that come so often that a few of them stand for all.</param>
    public static int[] Among(IReadOnlyList<string> steps, int count, Func<string, bool> isCommon)
    {
        var rare = Enumerable.Range(1, steps.Count).Where(step => !isCommon(steps[step - 1])).ToArray();
        var common = Enumerable.Range(1, steps.Count).Except(rare).ToArray();
        int[] moments = [.. Spread(rare, Math.Min(count, rare.Length)).Concat(Spread(common, Math.Min(common.Length, count - Math.Min(count, rare.Length)))).Order()];
        // Two hundred moments are promised: a command with fewer steps must not lower their number unseen.
        Assert.Equal(count, moments.Length);
        return moments;
    }

    /// <summary>So many of the values, evenly apart, the first and the last among them.</summary>
    public static IEnumerable<int> Spread(int[] values, int count) =>
        Enumerable.Range(0, count).Select(i => values[count == 1 ? 0 : (int)((long)i * (values.Length - 1) / (count - 1))]);
}
