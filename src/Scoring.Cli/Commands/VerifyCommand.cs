using System.CommandLine;
using Scoring.Cli.Terminal;
using Scoring.Data.Runs;

namespace Scoring.Cli.Commands;

/// <summary><c>scoring verify RUN [SCHEME PANEL…]</c>: a run's files are whole, and its inputs give the same bytes again.</summary>
static class VerifyCommand
{
    public static Command Create(Session session)
    {
        var run = new Argument<string>("run") { Description = "Folder of a run." };
        var scheme = new Argument<string?>("scheme") { Description = "Its scheme file; left out, only the stored files are checked.", Arity = ArgumentArity.ZeroOrOne };
        var panel = new Argument<string[]>("panel") { Description = "Its panel: files, folders and patterns.", Arity = ArgumentArity.ZeroOrMore };
        var roster = Options.Roster();
        var corrections = Options.Corrections();
        var parameters = new Option<string?>("--parameters") { Description = "Folder of the earlier run whose parameters the run applied.", HelpName = "RUN" };
        var threads = Options.Threads();

        var command = new ExampleCommand("verify", "Checks that a run's files are what its manifest says and, given its inputs, that they give the same bytes again.",
            "scoring verify demo/run",
            "scoring verify demo/run demo/scheme.json demo/panel.parquet")
        {
            run, scheme, panel, roster, corrections, parameters, threads,
        }.RefusingStrayOptions();
        command.Validators.Add(result =>
        {
            if (result.GetValue(scheme) is not null && result.GetValue(panel) is not { Length: > 0 }) result.AddError("The panel is missing: verify RUN SCHEME PANEL…, or verify RUN alone.");
        });
        command.SetAction(parse =>
        {
            var request = parse.GetValue(scheme) is not { } file ? null : new RunRequest
            {
                SchemeFile = file,
                Panel = parse.GetValue(panel) ?? [],
                RosterFile = parse.GetValue(roster),
                CorrectionFile = parse.GetValue(corrections),
                ParametersFrom = parse.GetValue(parameters),
                Threads = parse.GetValue(threads),
                Progress = Progress.To(session, parse.GetValue(Options.Quiet)),
            };
            var verification = VerifyRun.Execute(parse.GetRequiredValue(run), request);
            var print = new VerificationPrint(verification, parse.GetValue(Options.Language));
            if (parse.GetValue(Options.Json)) session.Output.WriteLine(Json.Text(print.Json));
            else print.Table(session);
            return verification.IsSame ? ExitCode.Done : ExitCode.NotVerified;
        });
        return command;
    }
}
