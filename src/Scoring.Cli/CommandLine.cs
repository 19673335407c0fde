using System.CommandLine;
using System.CommandLine.Help;
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
        ParseResult parsed;
        try
        {
            // Who types the bare name wants to know what there is.
            parsed = Root(session).Parse(args.Length == 0 ? ["--help"] : args);
        }
        catch (InvalidOperationException bug)
        {
            FaultPrinter.PrintBug(bug, session);
            return ExitCode.Bug;
        }
        if (parsed.Action is ParseErrorAction) return Misunderstood(parsed, session);
        var configuration = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            Output = session.Output,
            Error = session.Error,
        };
        try
        {
            var code = await parsed.InvokeAsync(configuration);
            if (parsed is { Action: HelpAction, CommandResult.Command: ExampleCommand command }) command.PrintExamples(session.Output);
            return code;
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

    /// <summary>Says everything that is wrong with the line; standard output is for data only.</summary>
    static int Misunderstood(ParseResult parsed, Session session)
    {
        foreach (var error in parsed.Errors) session.Error.WriteLine(error.Message);
        var command = parsed.CommandResult.Command;
        session.Error.WriteLine($"'scoring{(command is RootCommand ? "" : " " + command.Name)} --help' shows how it is used.");
        return ExitCode.BadInput;
    }

    static RootCommand Root(Session session)
    {
        var root = new RootCommand("Scores units by composite indicators: panels in, ranked tables out. 复合指标评分与排名。")
        {
            RunCommand.Create(session),
            RunAllCommand.Create(session),
            CheckCommand.Create(session),
            FormCommand.Create(session),
            IntakeCommand.Create(session),
            AuditCommand.Create(session),
            CompareCommand.Create(session),
            WhatIfCommand.Create(session),
            RobustnessCommand.Create(session),
            MergeCommand.Create(session),
            SensitivityCommand.Create(session),
            WeightsCommand.Create(session),
            ThresholdsCommand.Create(session),
            ExplainCommand.Create(session),
            TargetCommand.Create(session),
            DiffCommand.Create(session),
            WorkbookCommand.Create(session),
            ReportCommand.Create(session),
            BulletinCommand.Create(session),
            PublishCommand.Create(session),
            VerifyCommand.Create(session),
            ReplayCommand.Create(session),
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
