namespace Scoring.Data.Tables;

/// <summary>Runs jobs that write to places of their own, on a fixed number of threads.</summary>
static class Jobs
{
    public static void Run(IReadOnlyList<Action> jobs, int threads)
    {
        var next = -1;
        Exception? failure = null;
        var others = new Thread[Math.Min(threads, jobs.Count) - 1 is > 0 and var count ? count : 0];
        for (var i = 0; i < others.Length; i++) (others[i] = new Thread(Work)).Start();
        Work();
        foreach (var other in others) other.Join();
        if (failure is not null) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);

        void Work()
        {
            try
            {
                for (int job; (job = Interlocked.Increment(ref next)) < jobs.Count;) jobs[job]();
            }
            catch (Exception thrown)
            {
                Interlocked.CompareExchange(ref failure, thrown, null);
            }
        }
    }
}
