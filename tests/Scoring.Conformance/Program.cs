using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Scoring.Tests.Shared;

namespace Scoring.Conformance;

/// <summary>The test assembly as a child process: prints what the processor offers to a process with these settings, or counts the small cases of draws.</summary>
static class Program
{
    static void Main(string[] arguments)
    {
        if (arguments is ["draws"])
        {
            foreach (var each in DrawCase.Small) Console.WriteLine($"{each.Units} {each.Kind} {DrawCase.Hash(each.Count(1))} {DrawCase.Hash(each.Count(2))}");
            return;
        }
        // The last bits of the C library's functions tell which of its variants were chosen.
        var bits = 0L;
        for (var i = 1; i <= 20_000; i++) bits = (bits * 31) + BitConverter.DoubleToInt64Bits(CLibrary(i * 0.0137));
        Console.WriteLine($"avx512={Avx512F.IsSupported} avx2={Avx2.IsSupported} vectors={Vector128.IsHardwareAccelerated} bits={bits:x16}");
    }

    static double CLibrary(double x) => Math.Exp(x / 10) + Math.Log(x) + Math.Pow(x, 0.3) + Math.Sin(x);
}
