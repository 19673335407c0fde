using System.Text;
using Scoring.Cli;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return await CommandLine.InvokeAsync(args, new Session(Console.Out, Console.Error));
