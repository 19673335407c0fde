using System.CommandLine;
using System.Text.Json;
using Scoring.Cli.Terminal;
using Scoring.Findings;

namespace Scoring.Cli.Commands;

/// <summary><c>scoring findings</c>: every finding and error code with severity and remedy.</summary>
static class FindingsCommand
{
    public static Command Create(Session session)
    {
        var code = new Argument<string?>("code") { Description = "Only this code.", Arity = ArgumentArity.ZeroOrOne };
        var command = new ExampleCommand("findings", "Lists every finding and error code with severity and remedy.", "scoring findings zero-denominator")
        {
            code,
        };
        command.SetAction(parse =>
        {
            var wanted = parse.GetValue(code);
            var kinds = FindingKinds.All.Where(kind => wanted is null || kind.Code == wanted).ToList();
            if (kinds.Count == 0)
            {
                session.Error.WriteLine($"There is no finding '{wanted}'. 'scoring findings' lists them all.");
                return ExitCode.BadInput;
            }
            if (parse.GetValue(Options.Json)) session.Output.WriteLine(Json.Text(writer => WriteJson(writer, kinds)));
            else FindingTable.PrintKinds(kinds, session, parse.GetValue(Options.Language));
            return ExitCode.Done;
        });
        return command;
    }

    static void WriteJson(Utf8JsonWriter writer, IEnumerable<FindingKind> kinds)
    {
        writer.WriteStartArray();
        foreach (var kind in kinds)
        {
            writer.WriteStartObject();
            writer.WriteString("code", kind.Code);
            writer.WriteString("severity", FindingTable.Word(kind.Severity, Language.English));
            writer.WriteBoolean("stops_run", kind.StopsRun);
            Json.WriteText(writer, "title", kind.Title);
            Json.WriteText(writer, "remedy", kind.Remedy);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }
}
