using System.CommandLine;
using System.CommandLine.Invocation;
using Scoring.Cli.Commands;
using Scoring.Cli.Terminal;

namespace Scoring.Cli;

/// <summary>The command <c>scoring</c>: its tree of commands, and what becomes of errors.</summary>
static class CommandLine
{
    /// <summary>Runs one command line and gives its exit code.</summary>
    public static async Task<int> InvokeAsync(string[] args, Session session)
    {
        var parsed = Root(session).Parse(args);
        if (parsed.Action is ParseErrorAction error) error.ShowHelp = false;
        var configuration = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            Output = session.Output,
            Error = session.Error,
        };
        try
        {
            var code = await parsed.InvokeAsync(configuration);
            return parsed.Errors.Count > 0 ? ExitCode.BadInput : code;
        }
        catch (ScoringException fault)
        {
            FaultPrinter.Print(fault, session, parsed.GetValue(Options.Json), parsed.GetValue(Options.Language));
            return ExitCode.BadInput;
        }
        catch (OperationCanceledException)
        {
            session.Error.WriteLine("Stopped; nothing was written.");
            return ExitCode.Cancelled;
        }
        catch (Exception bug)
        {
            FaultPrinter.PrintBug(bug, session);
            return ExitCode.Bug;
        }
    }

    static RootCommand Root(Session session)
    {
        var root = new RootCommand("Scores units by composite indicators: panels in, ranked tables out. 复合指标评分与排名。")
        {
            RunCommand.Create(session),
            CheckCommand.Create(session),
            CompareCommand.Create(session),
            DemoCommand.Create(session),
            SchemaCommand.Create(session),
            MethodsCommand.Create(session),
            FindingsCommand.Create(session),
        };
        root.Add(Options.Json);
        root.Add(Options.Language);
        root.Add(Options.Quiet);
        return root;
    }
}
