using Scoring.Data.Results;
using Scoring.Findings;

namespace Scoring.Publishing.Forms;

/// <summary>The collection forms that were written.</summary>
/// <param name="Workbook">The workbook.</param>
/// <param name="MappingFile">Path of the mapping that takes the forms in again.</param>
/// <param name="Year">The year that is collected.</param>
/// <param name="Sheets">Number of forms in the workbook.</param>
/// <param name="Variables">Number of quantities on each.</param>
/// <param name="Filled">Number of last year's values filled in, all forms together.</param>
/// <param name="Findings">What was found in the panel on the way, and which indicators and identities the forms cannot work out.</param>
public sealed record FormOutcome(OutputFile Workbook, string MappingFile, int Year, int Sheets, int Variables, int Filled, IReadOnlyList<Finding> Findings);
