package dev.wenshu.app.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.stream.XMLInputFactory;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String KERNEL = "dev.wenshu.kernel..";
    private static final String INFERENCE_API = "dev.wenshu.inference";
    private static final String GENERATION = "dev.wenshu.inference.generation..";
    private static final String USAGE = "dev.wenshu.inference.usage..";
    private static final String GRAMMAR = "dev.wenshu.inference.grammar..";
    private static final String TEMPLATE = "dev.wenshu.inference.template..";
    private static final String IMAGE = "dev.wenshu.inference.image..";
    private static final String SCHEDULING = "dev.wenshu.inference.scheduling..";
    private static final String GUARDS = "dev.wenshu.inference.guards..";
    private static final String CONNECTOR_SPI = "dev.wenshu.connector";
    /** What connectors share, beside the contract. */
    private static final Set<String> CONNECTOR_BASE = Set.of("polling", "writeback", "files", "settings", "claim");

    private static final String DOCUMENT = "dev.wenshu.document..";
    private static final String[] BANNED_ENDINGS = {
        "Manager", "Helper", "Util", "Utils", "Impl", "Base", "Common", "Data", "Info", "Dummy"
    };
    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.wenshu");

    @Test
    void kernelDependsOnNoOtherModule() {
        onlyDependsOn(KERNEL);
    }

    @Test
    void inferenceApiDependsOnKernelOnly() {
        onlyDependsOn(INFERENCE_API, KERNEL);
        onlyDependsOn(GENERATION, KERNEL);
        onlyDependsOn(USAGE, GENERATION, KERNEL);
    }

    @Test
    void grammarGuardsAndSchedulingStandOnTheInferenceApi() {
        onlyDependsOn(GRAMMAR, GENERATION, KERNEL);
        onlyDependsOn(TEMPLATE, GENERATION, KERNEL);
        onlyDependsOn(GUARDS, INFERENCE_API, GENERATION, USAGE, KERNEL);
        onlyDependsOn(IMAGE, INFERENCE_API, KERNEL);
        onlyDependsOn("dev.wenshu.inference.process..", INFERENCE_API, GENERATION, SCHEDULING, KERNEL);
        onlyDependsOn(SCHEDULING, INFERENCE_API, GENERATION, USAGE, KERNEL);
    }

    @Test
    void enginesDependOnTheirApiAndNotOnOneAnother() {
        for (String engine : new String[] {"llamacpp", "onnx", "openai", "replay", "tesseract"}) {
            onlyDependsOn(
                    "dev.wenshu.inference." + engine + "..",
                    INFERENCE_API,
                    GENERATION,
                    USAGE,
                    GRAMMAR,
                    IMAGE,
                    TEMPLATE,
                    GUARDS,
                    KERNEL);
        }
    }

    @Test
    void connectorContractDependsOnKernelOnly() {
        onlyDependsOn(CONNECTOR_SPI, KERNEL);
    }

    @Test
    void connectorsDependOnTheContractAndNotOnOneAnother() {
        Set<String> connectors = CODE.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(CONNECTOR_SPI + "."))
                .map(name -> name.split("\\.", 5)[3])
                .filter(name -> !CONNECTOR_BASE.contains(name))
                .collect(Collectors.toSet());
        assertThat(connectors).contains("folder", "mail", "s3");
        connectors.forEach(connector -> onlyDependsOn(
                CONNECTOR_SPI + "." + connector + "..",
                CONNECTOR_SPI,
                CONNECTOR_SPI + ".polling..",
                CONNECTOR_SPI + ".writeback..",
                CONNECTOR_SPI + ".files..",
                CONNECTOR_SPI + ".settings..",
                CONNECTOR_SPI + ".claim..",
                KERNEL));
    }

    @Test
    void documentReachesModelsThroughTheInferenceApi() {
        onlyDependsOn(DOCUMENT, INFERENCE_API, GENERATION, KERNEL);
    }

    @Test
    void businessFlowsStandOnDocumentAndNotOnOneAnother() {
        onlyDependsOn("dev.wenshu.invoice..", DOCUMENT, INFERENCE_API, GENERATION, KERNEL);
        onlyDependsOn("dev.wenshu.office..", DOCUMENT, INFERENCE_API, GENERATION, KERNEL);
    }

    @Test
    void backboneKnowsConnectorsByTheirContractOnly() {
        onlyDependsOn("dev.wenshu.backbone..", DOCUMENT, CONNECTOR_SPI, KERNEL);
    }

    @Test
    void routesAreHiddenSingletonsNamedForWhatTheyAre() {
        classes()
                .that()
                .areAssignableTo(RouteBuilder.class)
                .and()
                .doNotHaveSimpleName("FaultPolicy")
                .and()
                .doNotHaveModifier(JavaModifier.ABSTRACT)
                .should()
                .haveSimpleNameEndingWith("Route")
                .andShould()
                .bePackagePrivate()
                .andShould()
                .beAnnotatedWith(Singleton.class)
                .check(CODE);
    }

    @Test
    void noClassHasAnEmptyName() {
        Stream.of(BANNED_ENDINGS)
                .forEach(ending ->
                        noClasses().should().haveSimpleNameEndingWith(ending).check(CODE));
    }

    @Test
    void jsonIsMappedInOnePlace() {
        noClasses()
                .that(not(resideInAPackage(KERNEL)))
                .should()
                .callConstructor(ObjectMapper.class)
                .orShould()
                .callMethod(JsonMapper.class, "builder")
                .check(CODE);
    }

    @Test
    void xmlFactoriesAreMadeInOnePlace() {
        noClasses()
                .that(not(resideInAPackage(KERNEL)))
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(DocumentBuilderFactory.class, SAXParserFactory.class)
                .orShould()
                .callMethod(XMLInputFactory.class, "newFactory")
                .orShould()
                .callMethod(XMLInputFactory.class, "newInstance")
                .orShould()
                .callMethod(XMLInputFactory.class, "newDefaultFactory")
                .check(CODE);
    }

    private static void onlyDependsOn(String module, String... others) {
        String[] allowed =
                Stream.concat(Stream.of(module), Arrays.stream(others)).toArray(String[]::new);
        noClasses()
                .that(resideInAPackage(module))
                .should()
                .dependOnClassesThat(resideInAPackage("dev.wenshu..").and(not(resideInAnyPackage(allowed))))
                .check(CODE);
    }
}
