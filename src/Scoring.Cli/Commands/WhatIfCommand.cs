using System.CommandLine;
using Scoring.Cli.Terminal;
using Scoring.Data.Runs;

namespace Scoring.Cli.Commands;

/// <summary><c>scoring whatif SCHEME PANEL… --weight CODE=N</c>: other weights, other methods, and who passes whom.</summary>
static class WhatIfCommand
{
    public static Command Create(Session session)
    {
        var inputs = PanelOptions.Create();
        var failOn = Options.FailOn();
        var weight = new Option<string[]>("--weight", "-w") { Description = "Weight of an indicator or node, on the scale of its siblings' weights. A name before it makes a variant of that name.", HelpName = "[NAME:]CODE=N" };
        var weights = new Option<string[]>("--weights") { Description = "File of weights: a JSON object of numbers by code, or lines CODE,N.", HelpName = "FILE" };
        var swap = new Option<string[]>("--swap") { Description = "Another method for a stage, as in normalise=z-score.", HelpName = "[NAME:]STAGE=METHOD" };
        var name = new Option<string>("--name") { Description = "Name of the variant that weights and swaps without a name make. Default: what-if.", HelpName = "NAME", DefaultValueFactory = _ => "what-if" };
        var vary = new Option<string[]>("--vary") { Description = "A variant in its short form, as in 'scoring compare'.", HelpName = "VARIANT" };
        var variants = new Option<string[]>("--variants") { Description = "JSON file of variants ('scoring schema variants'), a few or a thousand.", HelpName = "FILE" };
        var save = new Option<string?>("--save") { Description = "Save the variants as a JSON file for --variants.", HelpName = "FILE" };
        var node = new Option<string?>("--node") { Description = "Node that is ranked. Default: the index.", HelpName = "CODE" };
        var year = Options.Year("Year. Default: the last with ranks.");
        var top = Options.Count("--top", "Units shown of each variant, those that move furthest first. Default: 10.", 10);
        var best = Options.Count("--best", "Size of the leading group that units enter and leave. Default: 10.", 10);
        var units = new Option<string[]>("--unit") { Description = "Show these units only.", HelpName = "CODE", AllowMultipleArgumentsPerToken = true };
        var output = new Option<string?>("--out", "-o") { Description = "Folder for whatif.parquet and whatif_ranks.parquet.", HelpName = "DIR" };

        var command = new ExampleCommand("whatif", "Ranks a year under other weights or methods and shows who passes whom.",
            "scoring whatif demo/scheme.json demo/panel.parquet --weight input=30 --swap swapped:normalise=z-score --save demo/whatif.json --top 5",
            "scoring whatif demo/scheme.json demo/panel.parquet --variants demo/whatif.json --out demo/whatif --json")
        {
            inputs.Scheme, inputs.Panel, weight, weights, swap, name, vary, variants, save, node, year, top, best, units, output, inputs.Roster, inputs.Corrections, inputs.Columns, inputs.Threads, failOn,
        }.RefusingStrayOptions();
        command.Validators.Add(result =>
        {
            if (new Option[] { weight, weights, swap, vary, variants }.All(option => result.GetResult(option) is null))
                result.AddError("Nothing to try: give --weight, --weights, --swap, --vary or --variants.");
        });
        command.SetAction(parse =>
        {
            var request = new WhatIfRequest
            {
                Run = inputs.Request(parse, session),
                Year = parse.GetValue(year),
                Node = parse.GetValue(node),
                Name = parse.GetRequiredValue(name),
                Weights = parse.GetValue(weight) ?? [],
                WeightFiles = parse.GetValue(weights) ?? [],
                Swaps = parse.GetValue(swap) ?? [],
                Vary = parse.GetValue(vary) ?? [],
                VariantFiles = parse.GetValue(variants) ?? [],
            };
            var folder = parse.GetValue(output);
            if (folder is not null) WhatIfRun.CheckFolder(folder);
            var (whatIf, findings) = WhatIfRun.Execute(request);
            var view = WhatIfView.Of(whatIf, parse.GetValue(units) ?? [], parse.GetValue(top), parse.GetValue(best));
            if (folder is not null) WhatIfRun.Save(whatIf, folder);
            if (parse.GetValue(save) is { } file) WhatIfRun.SaveVariants(whatIf, file);

            var language = parse.GetValue(Options.Language);
            if (parse.GetValue(Options.Json)) session.Output.WriteLine(Json.Text(writer => WhatIfJson.Write(writer, view, language)));
            else new WhatIfTable(view, language).Print(session);
            if (!parse.GetValue(Options.Quiet)) FindingTable.PrintSummary(findings, session.Error, language, examples: 2);
            return RunReport.Code(findings, parse.GetValue(failOn));
        });
        return command;
    }
}
