using System.Diagnostics;
using System.Globalization;
using System.Runtime.Intrinsics.X86;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace Scoring.Benchmarks;

/// <summary>Short in-process runs of every benchmark, compared with the committed budgets.</summary>
/// <remarks>
/// Absolute times differ between machines and from run to run, so a budget is a ratio to the baseline in the same class, measured in the same
/// process, and a number of allocated bytes. A budget may differ by instruction set. Times are the best of many short iterations: what other processes
/// take away makes iterations longer, never shorter.
/// </remarks>
static class Guard
{
    /// <summary>Iterations of five milliseconds; the shortest counts.</summary>
    const int Iterations = 30;

    /// <summary>Iterations where a single run takes longer than that: each is long enough to be told from noise.</summary>
    const int Fewer = 10;

    /// <summary>Runs the guard.</summary>
    /// <param name="only">Part of a benchmark's name; null = all.</param>
    /// <returns>0 when every budget holds, else 1.</returns>
    public static int Run(string? only)
    {
        var instructions = Avx512F.IsSupported ? "avx512" : Avx2.IsSupported ? "avx2" : "none";
        var budgets = Budget.ReadAll(Path.Combine(AppContext.BaseDirectory, "budgets.json"));
        var measured = new Dictionary<string, Measurement>();
        Watch<AnnualRunBenchmarks>(benchmarks =>
        {
            benchmarks.Years = 1;
            benchmarks.Setup();
            return () => (benchmarks.Naive(), benchmarks.Engine());
        }, Fewer);
        Watch<TreatBenchmarks>(benchmarks =>
        {
            benchmarks.Points = 0.01;
            benchmarks.Setup();
            return () => (benchmarks.Naive(), benchmarks.Engine());
        }, Fewer);
        Watch<ScoringLoopBenchmarks>(benchmarks =>
        {
            benchmarks.Setup();
            return () => (benchmarks.Naive(), benchmarks.Kernels());
        });
        Watch<HotLoopBenchmarks>(benchmarks =>
        {
            benchmarks.Setup();
            return () => benchmarks.Engine();
        });
        Watch<ProductBenchmarks>(benchmarks =>
        {
            benchmarks.Setup();
            return () => (benchmarks.Peak(), benchmarks.Product());
        });
        Watch<StatisticsBenchmarks>(benchmarks =>
        {
            benchmarks.Setup();
            return () => (benchmarks.Naive(), benchmarks.Engine());
        });
        Watch<WhatIfBenchmarks>(benchmarks =>
        {
            benchmarks.Setup();
            return () => (benchmarks.Naive(), benchmarks.Engine());
        });
        Watch<AuditBenchmarks>(_ =>
        {
            AuditBenchmarks[] cases = [.. Enum.GetValues<AuditBenchmarks.Case>().Select(each => new AuditBenchmarks { Of = each })];
            foreach (var each in cases) each.Setup();
            var turn = 0;
            return () => cases[turn++ % cases.Length] is var next ? (next.Naive(), next.Engine()) : default;
        }, Fewer);
        Watch<CopelandBenchmarks>(benchmarks =>
        {
            benchmarks.Setup();
            return () => benchmarks.Kernel();
        }, Fewer);
        Watch<ThresholdBenchmarks>(_ =>
        {
            ThresholdBenchmarks[] cases = [.. new[] { false, true }.Select(gaps => new ThresholdBenchmarks { Gaps = gaps })];
            foreach (var each in cases) each.Setup();
            var turn = 0;
            return () => cases[turn++ % cases.Length] is var next ? (next.Naive(), next.Engine()) : default;
        }, Fewer);
        Watch<LedgerBenchmarks>(benchmarks =>
        {
            benchmarks.Setup();
            return () => (benchmarks.Naive(), benchmarks.Engine());
        }, Fewer);
        Watch<TargetBenchmarks>(_ =>
        {
            TargetBenchmarks[] cases = [.. new[] { "min-max", "z-score", "percentile-rank" }.Select(normalise => new TargetBenchmarks { Normalise = normalise })];
            foreach (var each in cases) each.Setup();
            var turn = 0;
            return () => cases[turn++ % cases.Length] is var next ? (next.Naive(), next.Engine()) : default;
        }, Fewer);

        var failed = 0;
        Console.WriteLine(Row("benchmark", "best", "ratio", "budget", "bytes", "budget", "", instructions));
        foreach (var (name, budget) in budgets.Where(pair => IsWanted(pair.Key)))
        {
            var allowed = budget.RatioFor(instructions);
            if (!measured.TryGetValue(name, out var found))
            {
                failed++;
                Console.WriteLine(Row(name, "-", "-", Number(allowed), "-", budget.Bytes.ToString(CultureInfo.InvariantCulture), "NOT MEASURED", ""));
                continue;
            }
            var slow = !(found.Ratio <= allowed);
            var large = found.Bytes > budget.Bytes;
            if (slow || large) failed++;
            Console.WriteLine(Row(name, Time(found.Nanoseconds), Number(found.Ratio), Number(allowed),
                found.Bytes.ToString(CultureInfo.InvariantCulture), budget.Bytes.ToString(CultureInfo.InvariantCulture),
                slow && large ? "TOO SLOW, TOO MANY BYTES" : slow ? "TOO SLOW" : large ? "TOO MANY BYTES" : "ok", ""));
        }
        foreach (var name in measured.Keys.Where(name => !budgets.ContainsKey(name) && IsWanted(name)))
        {
            failed++;
            Console.WriteLine($"{name} has no budget in budgets.json.");
        }
        Console.WriteLine(failed == 0 ? "Every budget holds." : $"{failed} outside the budget.");
        return failed == 0 ? 0 : 1;

        void Watch<T>(Func<T, Func<object>> prepare, int iterations = Iterations)
            where T : new()
        {
            if (!budgets.Keys.Any(name => name.StartsWith(typeof(T).Name, StringComparison.Ordinal) && IsWanted(name))) return;
            WarmUp(prepare(new T()));
            foreach (var measurement in Measure(BenchmarkRunner.Run<T>(Config(iterations)))) measured[measurement.Name] = measurement;
        }

        bool IsWanted(string name) => only is null || name.Contains(only, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The guard's own test: a hot loop that does everything three times must fall outside its budget.</summary>
    /// <returns>0 when the guard finds the deliberate slow-down, else 1.</returns>
    public static int SelfTest()
    {
        Slowdown.Factor = 3;
        var found = Run(nameof(HotLoopBenchmarks)) != 0;
        Console.WriteLine(found ? "The guard found the deliberate slow-down." : "The guard let a deliberate slow-down pass.");
        return found ? 0 : 1;
    }

    /// <summary>The runtime recompiles hot code in the background; short iterations would measure what it has not reached yet.</summary>
    static void WarmUp(Func<object> run)
    {
        var clock = Stopwatch.StartNew();
        for (var turn = 0; (turn < 300 && clock.Elapsed.TotalSeconds < 3) || clock.Elapsed.TotalSeconds < 1.5; turn++)
        {
            GC.KeepAlive(run());
            if (turn % 10 == 9) Thread.Sleep(20);
        }
    }

    static ManualConfig Config(int iterations) => ManualConfig.CreateEmpty()
        .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithUnrollFactor(1).WithMinInvokeCount(1)
            .WithIterationTime(TimeInterval.FromMilliseconds(5)).WithMinIterationTime(TimeInterval.FromMilliseconds(1))
            .WithWarmupCount(iterations / 5).WithIterationCount(iterations))
        .AddColumnProvider(DefaultColumnProviders.Instance)
        .AddLogger(NullLogger.Instance)
        .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "scoring-guard"));

    static IEnumerable<Measurement> Measure(Summary summary)
    {
        foreach (var group in summary.Reports.GroupBy(report => report.BenchmarkCase.Parameters.DisplayInfo))
        {
            var baseline = group.FirstOrDefault(report => summary.IsBaseline(report.BenchmarkCase))?.ResultStatistics;
            foreach (var report in group.Where(report => !summary.IsBaseline(report.BenchmarkCase)))
            {
                var method = report.BenchmarkCase.Descriptor;
                var name = $"{method.Type.Name}.{method.WorkloadMethod.Name}{(group.Key.Length == 0 ? "" : " " + group.Key)}";
                if (baseline is null || report.ResultStatistics is not { } statistics) continue; // reported as not measured
                yield return new Measurement(name, statistics.Min, statistics.Min / baseline.Min,
                    report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0);
            }
        }
    }

    static string Row(string name, string best, string ratio, string ratioBudget, string bytes, string bytesBudget, string verdict, string note) =>
        $"{name,-44}{best,12}{ratio,9}{ratioBudget,9}{bytes,12}{bytesBudget,12}  {verdict}{note}";

    static string Number(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);

    static string Time(double nanoseconds) => (nanoseconds / 1e6).ToString("0.000", CultureInfo.InvariantCulture) + " ms";

    readonly record struct Measurement(string Name, double Nanoseconds, double Ratio, long Bytes);
}
