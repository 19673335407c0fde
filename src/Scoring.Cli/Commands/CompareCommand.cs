using System.CommandLine;
using Scoring.Cli.Terminal;
using Scoring.Data.Runs;

namespace Scoring.Cli.Commands;

/// <summary><c>scoring compare SCHEME PANEL… --vary …</c>: alternatives side by side.</summary>
static class CompareCommand
{
    public static Command Create(Session session)
    {
        var inputs = PanelOptions.Create();
        var failOn = Options.FailOn();
        var vary = new Option<string[]>("--vary")
        {
            Description = "A variant, as [name:]key=value[;key=value]. Keys: a stage with a method, JSON or null (normalise=z-score, weight=entropy, "
                + "'impute={\"method\":\"latest\"}', screen=null), drop=CODE; leave-one-out=indicators|pillars|all stands for one variant per part. Several changes need quotation marks.",
            HelpName = "VARIANT",
        };
        var variants = new Option<string[]>("--variants") { Description = "JSON file of variants ('scoring schema variants').", HelpName = "FILE" };
        var node = new Option<string?>("--node") { Description = "Node whose ranks are compared. Default: the index.", HelpName = "CODE" };
        var year = Options.Year("Year shown. Default: the last.");
        var top = Options.Count("--top", "Units shown side by side. Default: 20.", 20);
        var best = Options.Count("--best", "Size of the leading group that units enter and leave. Default: 10.", 10);
        var units = new Option<string[]>("--unit") { Description = "Show these units only.", HelpName = "CODE", AllowMultipleArgumentsPerToken = true };
        var trends = new Option<bool>("--trends") { Description = "Add growth over the years: in JSON of the compared node, in files of all nodes and indicators." };
        var output = new Option<string?>("--out", "-o") { Description = "Folder for the nominal run and the tables of the comparison.", HelpName = "DIR" };

        var command = new ExampleCommand("compare", "Evaluates a scheme beside variants of it and shows how ranks move.",
            "scoring compare demo/scheme.json demo/panel.parquet --vary normalise=z-score --vary weight=equal --top 5",
            "scoring compare demo/scheme.json demo/panel.parquet --vary impute=none --vary leave-one-out=pillars --out demo/compare")
        {
            inputs.Scheme, inputs.Panel, vary, variants, node, year, top, best, units, trends, output, inputs.Roster, inputs.Corrections, inputs.Columns, inputs.Threads, failOn,
        }.RefusingStrayOptions();
        command.Validators.Add(result =>
        {
            if (result.GetResult(vary) is null && result.GetResult(variants) is null) result.AddError("Nothing to compare with: give --vary or --variants.");
        });
        command.SetAction(parse =>
        {
            var request = new CompareRequest
            {
                Run = inputs.Request(parse, session),
                Vary = parse.GetValue(vary) ?? [],
                VariantFiles = parse.GetValue(variants) ?? [],
                Node = parse.GetValue(node),
                Trends = parse.GetValue(trends),
            };
            var folder = parse.GetValue(output);
            if (folder is not null) AnnualRun.CheckFolder(folder);
            var outcome = CompareRun.Execute(request);
            var view = ComparisonView.Of(outcome.Comparison, parse.GetValue(year), parse.GetValue(units) ?? [], parse.GetValue(top), parse.GetValue(best));
            if (folder is not null) outcome = CompareRun.Save(outcome, folder, request);

            var language = parse.GetValue(Options.Language);
            if (parse.GetValue(Options.Json)) session.Output.WriteLine(Json.Text(writer => new ComparisonJson(view, language).Write(writer, request.Trends)));
            else new ComparisonTable(view, language).Print(session);
            if (!parse.GetValue(Options.Quiet)) FindingTable.PrintSummary(outcome.Findings, session.Error, language, examples: 2);
            return RunReport.Code(outcome.Findings, parse.GetValue(failOn));
        });
        return command;
    }
}
