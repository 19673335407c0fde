using System.CommandLine;
using System.Globalization;
using Scoring.Cli.Terminal;
using Scoring.Publishing.Forms;

namespace Scoring.Cli.Commands;

/// <summary><c>scoring form SCHEME --out FILE.xlsx</c>: the workbook by which a scheme's variables are collected.</summary>
static class FormCommand
{
    public static Command Create(Session session)
    {
        var scheme = Options.Scheme();
        var output = new Option<string>("--out", "-o") { Description = "Workbook to write, ending in .xlsx; an earlier one is replaced.", HelpName = "FILE.xlsx", Required = true };
        var mapping = new Option<string?>("--mapping") { Description = "Mapping to write for 'scoring intake'. Default: FILE.mapping.json beside the workbook.", HelpName = "FILE" };
        var panel = new Option<string[]>("--panel") { Description = "Panel whose values of the year before are filled in.", HelpName = "PANEL", AllowMultipleArgumentsPerToken = true };
        var units = new Option<string[]>("--unit") { Description = "Units that get a sheet each. Default: one sheet, on which the unit enters its code.", HelpName = "CODE", AllowMultipleArgumentsPerToken = true };
        var year = Options.Year("Year that is collected. Default: the one after the panel's last.");
        var (roster, columns) = (Options.Roster(), Options.Columns());
        var command = new ExampleCommand("form", "Writes the collection form of a scheme as a workbook with checks in its cells, and the mapping that takes it in again.",
            "scoring form demo/scheme.json --out demo/form.xlsx --year 2025", "scoring form demo/scheme.json --panel demo/panel.parquet --unit 901001 901005 --out demo/forms.xlsx --lang zh")
        {
            scheme, output, mapping, panel, units, year, roster, columns,
        };
        command.SetAction(parse =>
        {
            var path = parse.GetRequiredValue(output);
            var language = parse.GetValue(Options.Language);
            var outcome = FormRun.Execute(new FormRequest
            {
                SchemeFile = parse.GetRequiredValue(scheme),
                Output = path,
                MappingFile = parse.GetValue(mapping),
                Panel = parse.GetValue(panel) ?? [],
                Columns = ColumnMap.Parse(parse.GetValue(columns) ?? []),
                RosterFile = parse.GetValue(roster),
                Year = parse.GetValue(year),
                Units = parse.GetValue(units) ?? [],
                Language = language,
            });
            if (!parse.GetValue(Options.Quiet)) FindingTable.PrintSummary(outcome.Findings, session.Error, language, examples: 5);
            session.Output.WriteLine(parse.GetValue(Options.Json)
                ? Json.Text(json =>
                {
                    json.WriteStartObject();
                    json.WriteString("file", path);
                    json.WriteString("mapping", outcome.MappingFile);
                    json.WriteNumber("year", outcome.Year);
                    json.WriteNumber("forms", outcome.Sheets);
                    json.WriteNumber("variables", outcome.Variables);
                    json.WriteNumber("filled", outcome.Filled);
                    json.WriteNumber("bytes", outcome.Workbook.Bytes);
                    json.WriteString("sha256", outcome.Workbook.Sha256);
                    json.WriteStartArray("findings");
                    foreach (var finding in outcome.Findings) FindingTable.WriteJson(json, finding, language);
                    json.WriteEndArray();
                    json.WriteEndObject();
                })
                : language == Language.Chinese
                    ? string.Create(CultureInfo.InvariantCulture, $"已写入 {path}：{outcome.Year}年，{outcome.Sheets}张表，每张{outcome.Variables}项，预填上年数{outcome.Filled}个；收回后用 scoring intake {outcome.MappingFile} 读入")
                    : string.Create(CultureInfo.InvariantCulture, $"wrote {path}: {outcome.Year}, {Plural.Of(outcome.Sheets, "form")} of {outcome.Variables} quantities, {outcome.Filled} values of last year filled in; 'scoring intake {outcome.MappingFile}' takes it in again"));
            return ExitCode.Done;
        });
        return command;
    }
}
