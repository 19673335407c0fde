namespace Scoring.Data.Bundles;

/// <summary>The steps of writing a folder, for tests that end the process between any two of them. Outside tests nobody listens.</summary>
static class FaultPoints
{
    /// <summary>Called with the name of every step, on the thread that takes it.</summary>
    public static Action<string>? Listener { get; set; }

    /// <summary>Whether folders may exchange names. Tests say no to walk the other way.</summary>
    public static bool MayExchange { get; set; } = true;

    public static void Reach(string step) => Listener?.Invoke(step);
}
