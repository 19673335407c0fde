using Scoring.Data.Bundles;
using Scoring.Experiments.Draws;
using Scoring.Experiments.Robustness;

namespace Scoring.Data.Runs;

/// <summary>Counts the draws that are missing, until they are done, the ranks are settled or somebody stops it.</summary>
/// <param name="request">What is asked for.</param>
/// <param name="draws">The draws.</param>
/// <param name="manifest">What they rest on.</param>
/// <param name="units">The units.</param>
sealed class RobustnessLoop(RobustnessRequest request, RobustnessDraws draws, RobustnessManifest manifest, IReadOnlyList<RobustnessUnit> units)
{
    /// <summary>Runs.</summary>
    /// <param name="earlier">Draws that are already done; null = none.</param>
    public (RobustnessResult Result, bool IsStopped, RankSettlement? Settlement) Run(RobustnessResult? earlier)
    {
        var total = draws.Total(request.Draws);
        var wanted = request.Shard is { } shard ? DrawRange.Shard(total, shard.Index, shard.Of) : new DrawRange(0, total);
        if (earlier is not null) RobustnessFolder.RequireSame(manifest, [(request.Extend!, earlier.Manifest)], request.Run.SchemeFile);
        var result = earlier;
        var todo = Missing(wanted, result?.Ranks.Ranges ?? []);
        var (all, done) = (todo.Sum(range => range.Count), 0L);
        request.Drawn(0, all);
        foreach (var range in todo)
            for (var first = range.First; first < range.End;)
            {
                if (request.Until is { } rule && result is not null && IsWhole(result, first) && rule.IsSettled(result.Summary)) return (result, false, Settlement(result));
                if (request.Stop.IsCancellationRequested) return Stopped(result);
                var count = Math.Min(range.End, request.Until is null ? range.End : NextLook(first)) - first;
                var before = done;
                var counted = draws.Count(new DrawRange(first, count), more => request.Drawn(before + more, all), request.Stop);
                done += counted.Draws;
                if (counted.Draws > 0) result = With(result?.Ranks, counted);
                if (counted.Draws < count) return Stopped(result);
                first += count;
            }
        if (result is null) throw new OperationCanceledException(); // a shard of fewer draws than there are shards
        return (result, false, Settlement(result));
    }

    static (RobustnessResult, bool, RankSettlement?) Stopped(RobustnessResult? result) => (result ?? throw new OperationCanceledException(), true, null);

    RankSettlement? Settlement(RobustnessResult result) => request.Until is not { } rule
        ? null
        : new RankSettlement(rule, rule.IsSettled(result.Summary), rule.HalfWidth(result.Summary), rule.DrawsNeeded(result.Summary));

    RobustnessResult With(RankDistribution? before, RankDistribution more)
    {
        var ranks = before is null ? more : before.Take(more);
        return new RobustnessResult(manifest with { Ranges = ranks.Ranges }, units, ranks);
    }

    /// <summary>Whether all draws before a number are there, and no others: only then do ranks settle where one run would have stopped.</summary>
    static bool IsWhole(RobustnessResult result, long end) => result.Ranks.Ranges is [{ First: 0 } range] && range.End == end;

    /// <summary>Where ranks are looked at next: at 1, 2, 3, 4, 6, 8, 12, … times 1,024 weightings, since a look costs as much as some hundred draws.</summary>
    long NextLook(long after)
    {
        for (long look = 1; ; look = look < 4 ? look + 1 : (look & (look - 1)) == 0 ? look + look / 2 : look / 3 * 4)
            if (draws.Total(look * SettledRule.Step) is var end && end > after)
                return end;
    }

    static List<DrawRange> Missing(DrawRange wanted, IReadOnlyList<DrawRange> held)
    {
        var missing = new List<DrawRange>();
        var from = wanted.First;
        foreach (var range in held.Where(range => range.End > wanted.First && range.First < wanted.End).OrderBy(range => range.First))
        {
            if (range.First > from) missing.Add(new DrawRange(from, range.First - from));
            from = Math.Max(from, range.End);
        }
        if (from < wanted.End) missing.Add(new DrawRange(from, wanted.End - from));
        return missing;
    }
}
