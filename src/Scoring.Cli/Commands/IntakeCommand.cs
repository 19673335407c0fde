using System.CommandLine;
using System.Text.Json;
using Scoring.Cli.Terminal;
using Scoring.Data.Intake;
using Scoring.Findings;

namespace Scoring.Cli.Commands;

/// <summary><c>scoring intake MAPPING FILES… --out panel.parquet</c>: tables as they are filled in become a panel.</summary>
static class IntakeCommand
{
    public static Command Create(Session session)
    {
        var mapping = new Argument<string?>("mapping") { Description = "Mapping file (JSON); --template prints one to start from.", Arity = ArgumentArity.ZeroOrOne };
        var files = new Argument<string[]>("files") { Description = "Tables of any years: XLSX and CSV files, folders with everything below them, or patterns such as 'pages/*.xlsx'.", Arity = ArgumentArity.ZeroOrMore };
        var output = new Option<string?>("--out", "-o") { Description = "Panel to write (Parquet).", HelpName = "FILE" };
        var template = new Option<bool>("--template") { Description = "Print a mapping to start from." };
        var failOn = Options.FailOn();
        var command = new ExampleCommand("intake", "Reads tables as they are filled in (XLSX, CSV) into a panel by a mapping file.",
            "scoring intake --template > mapping.json")
        {
            mapping, files, output, template, failOn,
        }.RefusingStrayOptions();
        command.SetAction(parse =>
        {
            if (parse.GetValue(template))
            {
                session.Output.WriteLine(IntakeMapping.Template);
                return ExitCode.Done;
            }
            var language = parse.GetValue(Options.Language);
            if (parse.GetValue(mapping) is not { } map || parse.GetValue(files) is not { Length: > 0 } sources || parse.GetValue(output) is not { } target)
                throw new ScoringException(new Finding { Kind = FindingKinds.BadArgument, Found = "intake", Expected = "MAPPING FILES… --out FILE" });
            var reading = IntakeReader.Read(IntakeMapping.Read(map), sources);
            IntakeTable.Write(target, reading.Cells);
            if (parse.GetValue(Options.Json))
            {
                session.Output.WriteLine(Json.Text(writer => WriteJson(writer, reading, target, language)));
                return RunReport.Code(reading.Findings, parse.GetValue(failOn));
            }
            if (!parse.GetValue(Options.Quiet)) FindingTable.PrintSummary(reading.Findings, session.Error, language, examples: 10);
            session.Output.WriteLine(language == Language.Chinese
                ? $"{reading.Files.Count}个文件，{Values(reading)}个数值，写入{Path.GetFileName(target)}。"
                : $"{Plural.Of(reading.Files.Count, "file")}, {Plural.Of(Values(reading), "value")}, written to {Path.GetFileName(target)}.");
            return RunReport.Code(reading.Findings, parse.GetValue(failOn));
        });
        return command;
    }

    /// <summary>How many numbers were taken in; a cell may say that there is none.</summary>
    static int Values(IntakeReading reading) => reading.Cells.Count(cell => !double.IsNaN(cell.Value));

    static void WriteJson(Utf8JsonWriter writer, IntakeReading reading, string target, Language language)
    {
        writer.WriteStartObject();
        writer.WriteString("panel", Path.GetFileName(target));
        writer.WriteNumber("values", Values(reading));
        writer.WriteStartArray("files");
        foreach (var file in reading.Files) writer.WriteStringValue(file.Name);
        writer.WriteEndArray();
        writer.WriteStartArray("findings");
        foreach (var finding in reading.Findings) FindingTable.WriteJson(writer, finding, language);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
