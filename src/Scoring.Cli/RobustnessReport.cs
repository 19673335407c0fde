using System.CommandLine;
using System.Globalization;
using Scoring.Cli.Terminal;
using Scoring.Data.Bundles;
using Scoring.Data.Runs;
using Scoring.Findings;

namespace Scoring.Cli;

/// <summary>What is counted and shown of an analysis of robustness.</summary>
static class RobustnessReport
{
    /// <summary>Options of the tables, written and printed.</summary>
    public sealed record Options(Option<int?> Year, Option<string> Best, Option<string[]> Tier, Option<string[]> Pair, Option<int> Top, Option<string[]> Unit)
    {
        public static Options Create() => new(
            Cli.Options.Year("Year. Default: the last with ranks."),
            new("--best") { Description = "Sizes k of leading groups whose P(rank ≤ k) is written. Default: 1,3,10.", HelpName = "K,K,…", DefaultValueFactory = _ => "1,3,10" },
            new("--tier") { Description = "A tier of ranks, best first, whose probability is written: its name and worst rank, such as A=10.", HelpName = "NAME=LAST" },
            new("--pair") { Description = "Units whose order is counted, every pair of those named together.", HelpName = "CODE,CODE" },
            Cli.Options.Count("--top", "Ranked units shown. Default: 20.", 20),
            new("--unit") { Description = "Show these units only.", HelpName = "CODE", AllowMultipleArgumentsPerToken = true });

        public int[] ReadBest(ParseResult parse)
        {
            var text = parse.GetRequiredValue(Best);
            var best = text.Split(',').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var k) ? k : 0).ToArray();
            return best.All(k => k > 0) ? best : throw Bad($"--best {text}", "whole numbers from 1, as in 1,3,10");
        }

        public List<(string, int)> ReadTiers(ParseResult parse)
        {
            var tiers = new List<(string, int)>();
            foreach (var text in parse.GetValue(Tier) ?? [])
                if (text.LastIndexOf('=') is > 0 and var at && int.TryParse(text.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var last)) tiers.Add((text[..at], last));
                else throw Bad($"--tier {text}", "NAME=LAST, as in A=10");
            return tiers;
        }

        public List<(string, string)> ReadPairs(ParseResult parse)
        {
            var pairs = new List<(string, string)>();
            foreach (var text in parse.GetValue(Pair) ?? [])
            {
                var codes = text.Split(',');
                if (codes.Length < 2 || codes.Any(code => code.Length == 0)) throw Bad($"--pair {text}", "two codes or more, as in 110101,120101");
                for (var first = 0; first < codes.Length; first++)
                    for (var second = first + 1; second < codes.Length; second++)
                        if (!pairs.Contains((codes[first], codes[second]))) pairs.Add((codes[first], codes[second]));
            }
            return pairs;
        }

        /// <summary>Requires that the units to show are there. Ask before anything is written.</summary>
        public void CheckUnits(RobustnessResult result, ParseResult parse)
        {
            Finding[] unknown = [.. (parse.GetValue(Unit) ?? []).Where(code => result.Ranks.IndexOf(code) < 0).Select(code => new Finding { Kind = FindingKinds.BadArgument, Found = $"--unit {code}" })];
            if (unknown.Length > 0) throw new ScoringException(unknown);
        }

        public void Print(RobustnessResult result, Session session, ParseResult parse, RankSettlement? settlement = null)
        {
            var language = parse.GetValue(Cli.Options.Language);
            var units = parse.GetValue(Unit) ?? [];
            if (parse.GetValue(Cli.Options.Json)) session.Output.WriteLine(Json.Text(writer => new RobustnessJson(result, units, settlement).Write(writer)));
            else new RobustnessTable(result, units, parse.GetValue(Top), language, settlement).Print(session);
        }

        static ScoringException Bad(string found, string expected) => new(new Finding { Kind = FindingKinds.BadArgument, Found = found, Expected = expected });
    }

    /// <summary>Positions of the units by nominal rank, then by mean rank; those without either last.</summary>
    public static int[] Order(RobustnessResult result, IReadOnlyCollection<string> only)
    {
        var means = Enumerable.Range(0, result.Units.Count).Select(unit => result.Summary.Moments(unit).Mean.Value).ToArray();
        return
        [
            .. Enumerable.Range(0, result.Units.Count).Where(unit => only.Count == 0 || only.Contains(result.Units[unit].Code))
                .OrderBy(unit => double.IsNaN(result.Units[unit].Rank)).ThenBy(unit => result.Units[unit].Rank)
                .ThenBy(unit => double.IsNaN(means[unit])).ThenBy(unit => means[unit]).ThenBy(unit => result.Units[unit].Code, StringComparer.Ordinal),
        ];
    }
}
