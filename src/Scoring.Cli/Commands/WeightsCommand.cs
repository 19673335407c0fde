using System.CommandLine;
using Scoring.Cli.Terminal;
using Scoring.Data.Runs;
using Scoring.Findings;
using Scoring.Weighting;

namespace Scoring.Cli.Commands;

/// <summary><c>scoring weights SCHEME PANEL…</c>: all methods of weighting side by side; nothing is written.</summary>
static class WeightsCommand
{
    /// <summary>Beginnings of the codes of what concerns weights.</summary>
    static readonly string[] Prefixes = ["weigh", "judgement", "balance"];

    public static Command Create(Session session)
    {
        var inputs = PanelOptions.Create();
        var failOn = Options.FailOn();
        var methods = new Option<string[]>("--method")
        {
            Description = $"Only these methods beside the scheme's own weights: {string.Join(", ", WeightComparison.Names)}. Default: all.",
            HelpName = "NAME",
            AllowMultipleArgumentsPerToken = true,
        };
        methods.Validators.Add(result =>
        {
            foreach (var name in result.GetValue(methods) ?? [])
                if (!WeightComparison.Names.Contains(name))
                    result.AddError($"--method: there is no '{name}'. There are: {string.Join(", ", WeightComparison.Names)}.");
        });

        var command = new ExampleCommand("weights",
            "Weighs every node's children by all methods side by side, with effective weights and each indicator's real influence on the index.",
            "scoring weights demo/scheme.json demo/panel.parquet",
            "scoring weights demo/scheme.json demo/panel.parquet --method entropy critic --json")
        {
            inputs.Scheme, inputs.Panel, methods, inputs.Roster, inputs.Corrections, inputs.Columns, inputs.Threads, failOn,
        }.RefusingStrayOptions();
        command.SetAction(parse =>
        {
            var language = parse.GetValue(Options.Language);
            var outcome = AnnualRun.Execute(inputs.Request(parse, session) with { Language = language });
            var comparison = WeightComparison.Of(outcome.Evaluation, parse.GetValue(methods), parse.GetValue(inputs.Threads));
            if (parse.GetValue(Options.Json)) session.Output.WriteLine(Json.Text(writer => WeightsJson.Write(writer, comparison, language)));
            else new WeightsTable(comparison, language).Print(session);

            // What only an alternative found does not touch the scheme's scores, so it never fails the command.
            IReadOnlyList<Finding> findings = [.. outcome.Findings.Where(finding => Prefixes.Any(prefix => finding.Kind.Code.StartsWith(prefix, StringComparison.Ordinal)))];
            if (!parse.GetValue(Options.Quiet)) FindingTable.PrintSummary(findings, session.Error, language, examples: 3);
            return RunReport.Code(findings, parse.GetValue(failOn));
        });
        return command;
    }
}
