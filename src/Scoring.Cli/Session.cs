namespace Scoring.Cli;

/// <summary>Where a command writes: data to <see cref="Output"/>, progress and findings to <see cref="Error"/>.</summary>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
sealed record Session(TextWriter Output, TextWriter Error)
{
    /// <summary>Width of tables in columns of the terminal; wide where the output is no terminal.</summary>
    public int Width { get; init; } = Console.IsOutputRedirected || Console.WindowWidth <= 0 ? 160 : Console.WindowWidth;

    /// <summary>Whether colours may be used.</summary>
    public bool Colour { get; init; } = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    /// <summary>Asks long work to stop and keep what is done, as Ctrl-C does. Default: nobody asks.</summary>
    public CancellationToken Stop { get; init; }
}
