using System.CommandLine;

namespace Scoring.Cli.Commands;

/// <summary><c>scoring schema</c>: prints the JSON Schemas and table contracts.</summary>
static class SchemaCommand
{
    public static Command Create(Session session)
    {
        var name = new Argument<string?>("name") { Description = "Which one; without it the list is printed.", Arity = ArgumentArity.ZeroOrOne };
        var command = new ExampleCommand("schema", "Prints the JSON Schemas of schemes, panels, rosters, result tables and manifests.",
            "scoring schema", "scoring schema scheme > scheme.schema.json")
        {
            name,
        };
        command.SetAction(parse =>
        {
            if (parse.GetValue(name) is not { } wanted)
            {
                foreach (var known in Schemas.Names) session.Output.WriteLine(known);
                return ExitCode.Done;
            }
            if (Schemas.Find(wanted) is { } text)
            {
                session.Output.Write(text);
                return ExitCode.Done;
            }
            session.Error.WriteLine($"There is no schema '{wanted}'. There are: {string.Join(", ", Schemas.Names)}.");
            return ExitCode.BadInput;
        });
        return command;
    }
}
