namespace Scoring.Evaluating;

/// <summary>Loops whose turns do not depend on one another.</summary>
static class Parallelism
{
    /// <summary>Runs <paramref name="turn"/> for 0 .. count − 1 on up to so many threads; turns write only what is theirs.</summary>
    public static void For(int count, int threads, Action<int> turn)
    {
        if (threads <= 1 || count <= 1)
            for (var i = 0; i < count; i++)
                turn(i);
        else
            Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = threads }, turn);
    }
}
