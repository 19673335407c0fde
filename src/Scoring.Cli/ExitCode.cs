namespace Scoring.Cli;

/// <summary>What the command's exit code says.</summary>
static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Done, with findings at or above the severity that <c>--fail-on</c> names.</summary>
    public const int Findings = 1;

    /// <summary>Bad input or usage; nothing was written.</summary>
    public const int BadInput = 2;

    /// <summary>A verification found a difference.</summary>
    public const int NotVerified = 3;

    /// <summary>A bug.</summary>
    public const int Bug = 70;

    /// <summary>Stopped by the user.</summary>
    public const int Cancelled = 130;
}
