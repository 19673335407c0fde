using System.Runtime.ExceptionServices;

namespace Scoring.Data.Runs;

/// <summary>Writes runs one after the other while the next is worked out.</summary>
/// <param name="beside">Whether writing takes a thread of its own.</param>
sealed class SavingRuns(bool beside)
{
    Task last = Task.CompletedTask;

    /// <summary>Begins to write a run, once the one before it is in place.</summary>
    public void Start(Action save)
    {
        Complete();
        if (beside) last = Task.Run(save);
        else save();
    }

    /// <summary>Waits until all runs are in place.</summary>
    /// <exception cref="ScoringException">A run could not be written.</exception>
    public void Complete()
    {
        try
        {
            last.Wait();
        }
        catch (AggregateException failure)
        {
            last = Task.CompletedTask;
            ExceptionDispatchInfo.Throw(failure.InnerException!);
        }
    }
}
