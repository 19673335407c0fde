using System.CommandLine;
using System.CommandLine.Invocation;
using System.Text;
using Scoring.Cli;
using Scoring.Cli.Commands;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
var terminal = new Session(Console.Out, Console.Error);
return await CommandLine.InvokeAsync(args, terminal);
