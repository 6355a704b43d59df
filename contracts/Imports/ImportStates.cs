namespace EnglishLearning.Contracts.Imports;

/// <summary>Names of what an import's grain stores: searched for where a person is exported or erased.</summary>
public static class ImportStates
{
    /// <summary>Whose it is and how far it came; kept until retention lets go of it.</summary>
    public const string Record = "import";

    /// <summary>The file's bytes, until the import ends.</summary>
    public const string File = "import-file";
}
