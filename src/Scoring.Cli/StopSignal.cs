using System.Runtime.InteropServices;

namespace Scoring.Cli;

/// <summary>Ctrl-C and the end of the session as a token: the first asks work to stop, a second ends the process as usual.</summary>
sealed class StopSignal : IDisposable
{
    readonly CancellationTokenSource source;
    readonly PosixSignalRegistration[] registrations;

    StopSignal(Session session)
    {
        source = CancellationTokenSource.CreateLinkedTokenSource(session.Stop);
        registrations = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM }.Select(signal => PosixSignalRegistration.Create(signal, Ask))];
    }

    /// <summary>The token.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>Listens until disposed.</summary>
    public static StopSignal On(Session session) => new(session);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in registrations) registration.Dispose();
        source.Dispose();
    }

    void Ask(PosixSignalContext context)
    {
        if (source.IsCancellationRequested) return;
        context.Cancel = true;
        source.Cancel();
    }
}
