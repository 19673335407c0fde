using System.CommandLine;
using Scoring.Cli.Terminal;
using Scoring.Data.Runs;
using Scoring.Experiments.Sensitivity;

namespace Scoring.Cli.Commands;

/// <summary><c>scoring sensitivity SCHEME PANEL…</c>: which assumption moves which unit.</summary>
static class SensitivityCommand
{
    public static Command Create(Session session)
    {
        var inputs = PanelOptions.Create();
        var failOn = Options.FailOn();
        var vary = new Option<string[]>("--vary")
        {
            Description = "An alternative, as in 'scoring compare'; those that change the same stage are one choice, as likely each as the scheme itself.",
            HelpName = "VARIANT",
        };
        var variants = new Option<string[]>("--variants") { Description = "JSON file of alternatives ('scoring schema variants').", HelpName = "FILE" };
        var weights = new Option<string>("--weights") { Description = "How weights vary: uniform (every weighting equally likely), noise, fixed. Default: uniform.", HelpName = "HOW", DefaultValueFactory = _ => "uniform" };
        weights.AcceptOnlyFromAmong("uniform", "noise", "fixed");
        var noise = new Option<double>("--noise")
        {
            Description = "Noise around the weights as a share, such as 25%; only with --weights noise. Default: 25%.",
            HelpName = "SHARE",
            DefaultValueFactory = _ => 0.25,
            CustomParser = SamplingOptions.Share,
        };
        var by = new Option<string>("--by") { Description = "weight: each weight is an assumption of its own; node: the weights of a node are one. Default: weight.", HelpName = "UNIT", DefaultValueFactory = _ => "weight" };
        by.AcceptOnlyFromAmong("weight", "node");
        var rows = new Option<int>("--rows") { Description = "Rows of the design, best a power of two; each takes 2k + 1 scorings for k assumptions. Default: 1024.", HelpName = "N", DefaultValueFactory = _ => 1024, CustomParser = result => (int)(Options.WholeNumber(result, 16, 1 << 20) ?? 0) };
        var seed = new Option<ulong>("--seed") { Description = "Seed of the design. Default: 1.", HelpName = "N", DefaultValueFactory = _ => 1, CustomParser = result => Options.WholeNumber(result, 0, ulong.MaxValue) ?? 0 };
        var node = new Option<string?>("--node") { Description = "Node whose ranks are explained. Default: the index.", HelpName = "CODE" };
        var year = Options.Year("Year. Default: the last with ranks.");
        var top = Options.Count("--top", "Units shown. Default: 10.", 10);
        var units = new Option<string[]>("--unit") { Description = "Show these units only.", HelpName = "CODE", AllowMultipleArgumentsPerToken = true };
        var output = new Option<string?>("--out", "-o") { Description = "Folder for the nominal run and the table of all units.", HelpName = "DIR" };

        var command = new ExampleCommand("sensitivity", "Shows which assumption (weights, methods) moves the ranking, and which moves each unit.",
            "scoring sensitivity demo/scheme.json demo/panel.parquet --by node --rows 128 --top 5",
            "scoring sensitivity demo/scheme.json demo/panel.parquet --weights noise --by node --vary normalise=z-score --rows 64 --out demo/sensitivity")
        {
            inputs.Scheme, inputs.Panel, vary, variants, weights, noise, by, rows, seed, node, year, top, units, output, inputs.Roster, inputs.Corrections, inputs.Columns, inputs.Threads, failOn,
        }.RefusingStrayOptions();
        command.Validators.Add(result =>
        {
            if (result.GetResult(noise) is { Implicit: false } && result.GetValue(weights) != "noise") result.AddError("--noise needs --weights noise.");
        });
        command.SetAction(parse =>
        {
            var request = new SensitivityRequest
            {
                Run = inputs.Request(parse, session),
                Vary = parse.GetValue(vary) ?? [],
                VariantFiles = parse.GetValue(variants) ?? [],
                Options = new SchemeSensitivityOptions
                {
                    Year = parse.GetValue(year),
                    Node = parse.GetValue(node),
                    Weights = parse.GetValue(weights) switch { "noise" => VariedWeights.Noise, "fixed" => VariedWeights.Fixed, _ => VariedWeights.Uniform },
                    Noise = parse.GetValue(noise),
                    ByNode = parse.GetValue(by) == "node",
                    Design = new SensitivityOptions { Rows = parse.GetValue(rows), Seed = parse.GetValue(seed) },
                },
            };
            var folder = parse.GetValue(output);
            if (folder is not null) AnnualRun.CheckFolder(folder);
            var outcome = SensitivityRun.Execute(request);
            var view = SensitivityView.Of(outcome.Sensitivity, parse.GetValue(units) ?? [], parse.GetValue(top));
            if (folder is not null) outcome = SensitivityRun.Save(outcome, folder, request);

            var language = parse.GetValue(Options.Language);
            var print = new SensitivityPrint(view, language);
            if (parse.GetValue(Options.Json)) session.Output.WriteLine(Json.Text(print.Json));
            else print.Table(session);
            if (!parse.GetValue(Options.Quiet)) FindingTable.PrintSummary(outcome.Findings, session.Error, language, examples: 2);
            return RunReport.Code(outcome.Findings, parse.GetValue(failOn));
        });
        return command;
    }
}
