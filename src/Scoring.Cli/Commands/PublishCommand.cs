using System.CommandLine;
using System.Globalization;
using Scoring.Cli.Terminal;
using Scoring.Data.Bundles;
using Scoring.Publishing.Databases;

namespace Scoring.Cli.Commands;

/// <summary><c>scoring publish RUN --to sqlite:FILE</c>: a run into a database.</summary>
static class PublishCommand
{
    public static Command Create(Session session)
    {
        var run = Options.Run();
        var to = new Option<string>("--to")
        {
            Description = "Database: sqlite:FILE, or postgres:env:NAME or postgres:file:PATH, whose variable or file holds the connection string.",
            HelpName = "DATABASE",
            Required = true,
        };
        var command = new ExampleCommand("publish", "Publishes a run in a database and makes it the current ranking, in one step.",
            "scoring publish demo/run --to sqlite:demo/ranking.db")
        {
            run, to,
        };
        command.SetAction(parse =>
        {
            var target = DatabaseTarget.Parse(parse.GetRequiredValue(to));
            var bundle = BundleReader.Read(parse.GetRequiredValue(run));
            var language = parse.GetValue(Options.Language);
            var publication = DatabasePublisher.Publish(bundle, target);
            if (!parse.GetValue(Options.Quiet)) FindingTable.PrintSummary(bundle.Restored, session.Error, language, examples: 2);
            session.Output.WriteLine(parse.GetValue(Options.Json) ? Json.Text(json =>
            {
                json.WriteStartObject();
                json.WriteString("target", target.Text);
                json.WriteString("scheme", publication.Scheme);
                json.WriteNumber("run", publication.Run);
                json.WriteBoolean("new", publication.IsNew);
                json.WriteBoolean("switched", publication.IsSwitched);
                json.WriteEndObject();
            }) : Line(publication, target, language));
            return ExitCode.Done;
        });
        return command;
    }

    static string Line(Publication publication, DatabaseTarget target, Language language)
    {
        var zh = language == Language.Chinese;
        var what = (publication.IsNew, publication.IsSwitched) switch
        {
            (true, _) => zh ? "已发布" : "published",
            (false, true) => zh ? "已有此次结果，重新设为当前排名" : "held already, made current again",
            _ => zh ? "已是当前排名，未作改动" : "current already, nothing changed",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{target.Text} · {publication.Scheme} · {(zh ? "第" : "run ")}{publication.Run}{(zh ? "次" : "")} · {what}");
    }
}
