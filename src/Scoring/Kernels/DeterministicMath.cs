namespace Scoring.Kernels;

#pragma warning disable RS0030 // Stand-in until the deterministic kernels replace this file.
static class DeterministicMath
{
    internal static double Log(double x) => Math.Log(x);

    internal static double Log10(double x) => Math.Log10(x);

    internal static double Exp(double x) => Math.Exp(x);

    internal static double Pow(double x, double y) => Math.Pow(x, y);
}
#pragma warning restore RS0030
