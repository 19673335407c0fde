using Scoring.Findings;

namespace Scoring;

/// <summary>The user's input or scheme cannot be worked with. Carries every fault found, never only the first.</summary>
public sealed class ScoringException : Exception
{
    /// <summary>Creates the exception for one fault.</summary>
    public ScoringException(Finding fault)
        : this([fault])
    {
    }

    /// <summary>Creates the exception for several faults.</summary>
    public ScoringException(IReadOnlyList<Finding> faults)
        : base(string.Join(Environment.NewLine, faults.Select(fault => fault.Message(Language.English))))
    {
        Faults = faults;
    }

    /// <summary>What is wrong, in the order found; at least one.</summary>
    public IReadOnlyList<Finding> Faults { get; }
}
