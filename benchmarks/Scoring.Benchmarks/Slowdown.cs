namespace Scoring.Benchmarks;

/// <summary>Makes the measured code slow on purpose, to see the guard fail: <c>guard --slow-down 3</c> runs it three times.</summary>
static class Slowdown
{
    /// <summary>How many times the measured code runs. 1 = as it is.</summary>
    public static int Factor { get; set; } = 1;

    public static T Apply<T>(Func<T> measured)
    {
        for (var extra = 1; extra < Factor; extra++) measured();
        return measured();
    }
}
