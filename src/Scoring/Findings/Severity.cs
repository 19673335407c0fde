namespace Scoring.Findings;

/// <summary>How much a finding weighs. A run fails on findings at or above the severity that <c>--fail-on</c> names.</summary>
public enum Severity
{
    /// <summary>Worth knowing; nothing to do.</summary>
    Info,

    /// <summary>The result stands, but somebody should look.</summary>
    Warning,

    /// <summary>The data or the scheme are wrong. As a fault it stops the run; as a finding it is written with the results.</summary>
    Error,
}
