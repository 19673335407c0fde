using System.Globalization;
using BenchmarkDotNet.Running;
using Scoring.Benchmarks;

const string Help = """
    Benchmarks of the scoring engine.

      dotnet run -c Release --project benchmarks/Scoring.Benchmarks -- guard [--only NAME] [--slow-down N]
          Short runs of every benchmark in this process; exit code 1 when a ratio or allocated bytes exceed budgets.json.
          --only NAME      only benchmarks whose name contains NAME
          --slow-down N    run the measured code N times, to see the guard fail (3 must)

      dotnet run -c Release --project benchmarks/Scoring.Benchmarks -- guard --self-test
          The guard's own test: runs the hot loop three times over on purpose; exit code 1 when the guard lets that pass.

      dotnet run -c Release --project benchmarks/Scoring.Benchmarks -- --filter '*' [options of BenchmarkDotNet]
          Full runs; --list flat shows the names.

      dotnet run -c Release --project benchmarks/Scoring.Benchmarks -- --help
          This text.
    """;

if (args.Length == 0 || args.Contains("--help") || args.Contains("-h"))
{
    Console.WriteLine(Help);
    return 0;
}
if (args[0] != "guard")
{
    BenchmarkSwitcher.FromAssembly(typeof(Guard).Assembly).Run(args);
    return 0;
}
if (args is [_, "--self-test"]) return Guard.SelfTest();
string? only = null;
for (var i = 1; i < args.Length; i += 2)
    if (i + 1 < args.Length && args[i] == "--only") only = args[i + 1];
    else if (i + 1 < args.Length && args[i] == "--slow-down" && int.TryParse(args[i + 1], CultureInfo.InvariantCulture, out var factor) && factor >= 1)
        Slowdown.Factor = factor;
    else
    {
        Console.Error.WriteLine($"guard does not know '{string.Join(' ', args[i..])}'. See --help.");
        return 2;
    }
return Guard.Run(only);
